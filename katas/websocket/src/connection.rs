//! A connection after its handshake: reads messages and answers them.

use std::io::{self, ErrorKind, Read, Write};

use crate::close::Close;
use crate::receiver::{Event, Message, Receiver};
use crate::sender::{SendError, Sender};
use crate::violation::Violation;

/// How many bytes one read takes.
const BUFFER: usize = 64 * 1024;

/// An application, which handles messages. Pings, fragments and the closing handshake never reach it.
pub trait Handler {
    /// A message has arrived. Returns the answer, if there is one.
    fn message(&mut self, message: Message) -> Option<Message>;

    /// The connection is over. Called once, as the last thing.
    fn ended(&mut self, how: &Ended);
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// With a close frame from the client, with or without a code.
    Closed(Option<Close>),
    /// With a violation by the client.
    Failed(Violation),
    /// Without a close frame: the client is gone, or sends nothing.
    Vanished,
}

/// A connection, after its handshake.
#[derive(Debug)]
pub struct Connection<R, W, H> {
    reader: R,
    sender: Sender<W>,
    receiver: Receiver,
    handler: H,
}

impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
    /// A connection with this reader and this sender. It accepts messages of up to `limit` bytes.
    pub fn new(reader: R, sender: Sender<W>, handler: H, limit: usize) -> Self {
        Self {
            reader,
            sender,
            receiver: Receiver::new(limit),
            handler,
        }
    }

    /// Runs until the connection ends, and tells the handler how it ended.
    ///
    /// - A message goes to the handler, and the handler's answer, if there is one, to the client.
    /// - A ping is answered with a pong of the same payload. A pong gets no answer.
    /// - A close is answered with a close of the same code (or none) and no reason, unless this side has sent one
    ///   before (RFC 6455 §5.5.1).
    /// - A violation is answered with a close that has its code, and its text as the reason.
    /// - After a close or a violation the connection reads nothing more, and ignores bytes that it has already
    ///   read.
    /// - If a read reaches its time limit (`WouldBlock` or `TimedOut`), the connection sends an empty ping and reads
    ///   once more; if nothing comes then either, the client has vanished. It has also vanished if the input ends
    ///   without a close, or after any other error of reading or writing. An interrupted read is repeated.
    ///   [`SendError::Closed`] is no such error. If the answer to a close or to a violation cannot be written, the
    ///   close or the violation still ended the connection.
    pub fn run(mut self) -> Ended {
        todo!()
    }
}
