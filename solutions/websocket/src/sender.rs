//! The sending half: turns messages into frames.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

use crate::close::Close;
use crate::frame::{MAX_CONTROL, Opcode, encode};
use crate::receiver::Message;

/// Why something was not sent.
#[derive(Debug, Error)]
pub enum SendError {
    /// A close frame was sent before, and no frame may follow it (RFC 6455 §5.5.1).
    #[error("the connection is closed")]
    Closed,
    /// A ping or a pong has more bytes than a control frame may have. Nothing was written. (RFC 6455 §5.5)
    #[error("a ping or a pong has at most 125 bytes")]
    LongControl,
    /// The connection is broken.
    #[error("cannot send")]
    Io(#[from] io::Error),
}

/// Writes frames. Its clones write to the same connection, from any thread, and frames never mix. So one thread can
/// answer messages while another one sends ticks.
///
/// If a write fails, half a frame may have been sent, and the client would read the next bytes as the rest of it. So
/// the sender writes nothing more, and every later call fails with [`SendError::Io`] too.
#[derive(Debug)]
pub struct Sender<W> {
    outgoing: Arc<Mutex<Outgoing<W>>>,
}

#[derive(Debug)]
struct Outgoing<W> {
    writer: W,
    closed: bool,
    broken: bool,
}

// A derived `Clone` would require `W: Clone`.
impl<W> Clone for Sender<W> {
    fn clone(&self) -> Self {
        Self {
            outgoing: Arc::clone(&self.outgoing),
        }
    }
}

impl<W: Write> Sender<W> {
    /// A sender with this writer.
    pub fn new(writer: W) -> Self {
        let outgoing = Outgoing {
            writer,
            closed: false,
            broken: false,
        };
        Self {
            outgoing: Arc::new(Mutex::new(outgoing)),
        }
    }

    /// Sends a message, in one frame.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn message(&self, message: &Message) -> Result<(), SendError> {
        match message {
            Message::Text(text) => self.frame(Opcode::Text, text.as_bytes()),
            Message::Binary(bytes) => self.frame(Opcode::Binary, bytes),
        }
    }

    /// Asks whether the other side is there. Up to 125 bytes.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn ping(&self, payload: &[u8]) -> Result<(), SendError> {
        self.frame(Opcode::Ping, payload)
    }

    /// Answers a ping, with its own payload. Up to 125 bytes.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn pong(&self, payload: &[u8]) -> Result<(), SendError> {
        self.frame(Opcode::Pong, payload)
    }

    /// Sends a close frame, with or without a code. After it no frame can be sent, not even a second close.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn close(&self, close: Option<&Close>) -> Result<(), SendError> {
        let payload = close.map(Close::payload).unwrap_or_default();
        self.frame(Opcode::Close, &payload)
    }

    /// Writes one frame, and holds the lock until all of it is written.
    fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
        if opcode.is_control() && payload.len() > usize::from(MAX_CONTROL) {
            return Err(SendError::LongControl);
        }
        let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
        if outgoing.closed {
            return Err(SendError::Closed);
        }
        if outgoing.broken {
            return Err(io::Error::from(ErrorKind::BrokenPipe).into());
        }
        outgoing.closed = opcode == Opcode::Close;
        // Without the lock, another frame could begin in the middle of this one.
        outgoing.broken = true;
        outgoing.writer.write_all(&encode(opcode, payload))?;
        outgoing.writer.flush()?;
        outgoing.broken = false;
        Ok(())
    }
}
