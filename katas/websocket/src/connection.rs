//! A connection after its handshake: what comes in, and what is said to it.

use std::io::{self, ErrorKind, Read, Write};

use crate::close::Close;
use crate::receiver::{Event, Message, Receiver};
use crate::sender::{SendError, Sender};
use crate::violation::Violation;

/// How many bytes are read at once.
const BUFFER: usize = 64 * 1024;

/// An application: what is to be done with messages. Pings, fragments and the closing handshake never reach it.
pub trait Handler {
    /// A message has arrived; what is to be answered, if anything.
    fn message(&mut self, message: Message) -> Option<Message>;

    /// The connection is over. Called once, as the last thing.
    fn ended(&mut self, how: &Ended);
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// With a close frame from the client, with or without a word.
    Closed(Option<Close>),
    /// With a mistake of the client.
    Failed(Violation),
    /// Without a word: the client is gone, or says nothing at all.
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
    /// A connection that reads here, sends there, and takes messages of up to `limit` bytes.
    pub fn new(reader: R, sender: Sender<W>, handler: H, limit: usize) -> Self {
        Self {
            reader,
            sender,
            receiver: Receiver::new(limit),
            handler,
        }
    }

    /// Talks until the connection is over, and tells the handler how it ended.
    ///
    /// - A message goes to the handler, and its answer, if there is one, back.
    /// - A ping is answered with a pong of the same payload. A pong is taken and not answered.
    /// - A close is answered with a close of the same code and no reason, or of no code if none came, unless one was
    ///   sent from this side before. (RFC 6455 §5.5.1)
    /// - A violation is answered with a close that has its code, and its words as the reason.
    /// - After either of them nothing more is read, and what has been read behind it is not looked at.
    /// - A reader that has nothing within its time limit (`WouldBlock` or `TimedOut`) is asked once more after an empty
    ///   ping; if nothing comes then either, the client has vanished. An end of the input without a close, and any
    ///   other error of reading or writing, say so at once, but for an interrupted read, which says nothing. That
    ///   [`SendError::Closed`] keeps an answer back is no such error, and if the answer to a close or to a violation
    ///   cannot be written, it is the close or the violation that ended the connection.
    pub fn run(mut self) -> Ended {
        todo!()
    }
}
