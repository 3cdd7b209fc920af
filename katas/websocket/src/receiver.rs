//! The receiving half: turns bytes, in any pieces, into messages.

use crate::close::Close;
use crate::frame::{Header, Opcode, mask};
use crate::text::whole_characters;
use crate::violation::Violation;

/// A message (RFC 6455 §5.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// Bytes, with a meaning for the application.
    Binary(Vec<u8>),
}

/// A complete message or control frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message, with all of its fragments.
    Message(Message),
    /// A ping with this payload.
    Ping(Vec<u8>),
    /// A pong with this payload.
    Pong(Vec<u8>),
    /// The client wants to end the connection, with or without a code.
    Close(Option<Close>),
}

/// Turns a client's bytes into events. It does not read or write, so a test needs no network.
#[derive(Debug)]
pub struct Receiver {
    limit: usize,
    // Add fields for its state between two calls when a test needs them.
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

    /// The next event that these bytes complete, together with those of earlier calls. It removes the used bytes from
    /// the front of `input`. The caller repeats the call until the answer is `None`: then `input` is empty, and the
    /// caller has to read more.
    ///
    /// The bytes may come in any pieces. A text that can no longer become UTF-8, and a message that will be too long,
    /// are refused at once, and not when they are complete.
    ///
    /// # Errors
    /// The [`Violation`] that ends the connection; if a header has several, any of them. Do not call a receiver again
    /// after an error.
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

/// Cuts off the bytes of this frame.
fn take<'a>(frame: &mut Frame, input: &mut &'a [u8]) -> Part<'a> {
    let missing = usize::try_from(frame.header.length - frame.received).unwrap_or(usize::MAX);
    let (bytes, rest) = input.split_at(missing.min(input.len()));
    *input = rest;
    let position = frame.received;
    frame.received += bytes.len() as u64;
    Part { bytes, position }
}
