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

    /// Answers everything in these bytes; how the connection ended, if it did.
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

    /// Answers one event; how the connection ended, if it did.
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

    /// The client's half of the closing handshake has come: answers with this side's, and is done.
    fn close(&self, close: Option<Close>) -> Ended {
        let answer = close.as_ref().map(|close| Close {
            code: close.code,
            reason: String::new(),
        });
        // Either it is sent, or it was, or nobody is there to read it: the connection is over in any case.
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

/// Whether reading failed for no other reason than that nothing came in time.
fn is_silence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Whether nothing can be sent any more. What is not sent because this side has said goodbye is no failure: the
/// client's answer is still to come.
fn is_broken(sent: &Result<(), SendError>) -> bool {
    matches!(sent, Err(SendError::Io(_)))
}
