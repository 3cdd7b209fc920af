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
        let ended = self.talk();
        self.handler.ended(&ended);
        ended
    }

    fn talk(&mut self) -> Ended {
        let mut buffer = vec![0; BUFFER];
        let mut asked = false;
        loop {
            match self.reader.read(&mut buffer) {
                Ok(0) => return Ended::Vanished,
                Ok(count) => {
                    asked = false;
                    if let Some(ended) = self.take(&buffer[..count]) {
                        return ended;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if is_silence(&error) && !asked => {
                    asked = true;
                    let ping = self.sender.ping(b"");
                    if is_broken(&ping) {
                        return Ended::Vanished;
                    }
                }
                Err(_) => return Ended::Vanished,
            }
        }
    }

    /// Answers all events in these bytes. Returns how the connection ended, if it did.
    fn take(&mut self, mut input: &[u8]) -> Option<Ended> {
        loop {
            let ended = match self.receiver.next(&mut input) {
                Ok(Some(event)) => self.answer(event),
                Ok(None) => return None,
                Err(violation) => Some(self.fail(violation)),
            };
            if ended.is_some() {
                return ended;
            }
        }
    }

    /// Answers one event. Returns how the connection ended, if it did.
    fn answer(&mut self, event: Event) -> Option<Ended> {
        let sent = match event {
            Event::Message(message) => match self.handler.message(message) {
                Some(answer) => self.sender.message(&answer),
                None => Ok(()),
            },
            Event::Ping(payload) => self.sender.pong(&payload),
            Event::Pong(_) => Ok(()),
            Event::Close(close) => return Some(self.close(close)),
        };
        is_broken(&sent).then_some(Ended::Vanished)
    }

    /// Answers the client's close, and ends the connection.
    fn close(&self, close: Option<Close>) -> Ended {
        let answer = close.as_ref().map(|close| Close {
            code: close.code,
            reason: String::new(),
        });
        // Ignore the result: the close is sent, or was sent before, or the client is gone. The connection ends
        // in every case.
        let _ = self.sender.close(answer.as_ref());
        Ended::Closed(close)
    }

    /// Tells the client what it did wrong.
    fn fail(&self, violation: Violation) -> Ended {
        let close = Close {
            code: violation.code(),
            reason: violation.to_string(),
        };
        let _ = self.sender.close(Some(&close));
        Ended::Failed(violation)
    }
}

/// Whether a read failed because nothing came in time.
fn is_silence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Whether the connection is broken. [`SendError::Closed`] does not count: this side has sent a close, and the
/// client's answer may still come.
fn is_broken(sent: &Result<(), SendError>) -> bool {
    matches!(sent, Err(SendError::Io(_)))
}
