//! The receiving half: bytes in, in whatever pieces the network has them, and messages out.

use crate::close::Close;
use crate::frame::{Header, Opcode, mask};
use crate::text::whole_characters;
use crate::violation::Violation;

/// What the two sides tell each other. (RFC 6455 §5.6)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// Bytes that mean whatever the application says.
    Binary(Vec<u8>),
}

/// What has arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message, all its fragments together.
    Message(Message),
    /// A ping with this payload.
    Ping(Vec<u8>),
    /// A pong with this payload.
    Pong(Vec<u8>),
    /// The client wants to end the connection, with or without a word.
    Close(Option<Close>),
}

/// Takes a client's bytes and gives what they say. It reads and writes nothing, so it can be tested without a network.
#[derive(Debug)]
pub struct Receiver {
    limit: usize,
    // What it has to remember between two calls is yours to add, when a test asks for it.
}

impl Receiver {
    /// A receiver for messages of up to `limit` bytes, all their fragments together.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { limit }
    }

    /// The next thing that these bytes make whole, together with those that were given before. What it has taken is cut
    /// off the front of `input`, and the caller asks again until the answer is `None`: then `input` is empty, and more
    /// has to be read.
    ///
    /// The pieces in which the bytes come do not matter. A text that cannot become UTF-8 any more, and a message that
    /// will be too long, are refused at once, and not when they are whole.
    ///
    /// # Errors
    /// The [`Violation`] that ends the connection; if a header has several, whichever. A receiver that gave one is not
    /// to be asked again.
    pub fn next(&mut self, input: &mut &[u8]) -> Result<Option<Event>, Violation> {
        todo!()
    }
}
