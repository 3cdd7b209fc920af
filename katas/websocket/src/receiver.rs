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

/// A frame, and how much of its payload has arrived.
#[derive(Debug, Clone, Copy)]
struct Frame {
    header: Header,
    received: u64,
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

/// Some bytes of a payload, and how many came before them.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    bytes: &'a [u8],
    position: u64,
}

/// Cuts off what belongs to this frame.
fn take<'a>(frame: &mut Frame, input: &mut &'a [u8]) -> Part<'a> {
    let missing = usize::try_from(frame.header.length - frame.received).unwrap_or(usize::MAX);
    let (bytes, rest) = input.split_at(missing.min(input.len()));
    *input = rest;
    let position = frame.received;
    frame.received += bytes.len() as u64;
    Part { bytes, position }
}
