//! The sending half: messages in, whole frames out.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

use crate::close::Close;
use crate::frame::{Opcode, encode};
use crate::receiver::Message;

/// Why something was not sent.
#[derive(Debug, Error)]
pub enum SendError {
    /// A close frame was sent before, and nothing may follow it. (RFC 6455 §5.5.1)
    #[error("the connection is closed")]
    Closed,
    /// The connection is broken.
    #[error("cannot send: {0}")]
    Io(#[from] io::Error),
}

/// Writes frames. Its clones write to the same connection, from any thread, and a frame is never cut in two by another:
/// this is how one thread can answer what comes in while another says what happens.
#[derive(Debug)]
pub struct Sender<W> {
    outgoing: Arc<Mutex<Outgoing<W>>>,
}

#[derive(Debug)]
struct Outgoing<W> {
    writer: W,
    closed: bool,
}

// Derived, it would ask for `W: Clone`.
impl<W> Clone for Sender<W> {
    fn clone(&self) -> Self {
        Self {
            outgoing: Arc::clone(&self.outgoing),
        }
    }
}

impl<W: Write> Sender<W> {
    /// A sender that writes here.
    pub fn new(writer: W) -> Self {
        let outgoing = Outgoing {
            writer,
            closed: false,
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

    /// Sends a close frame, with or without a word, after which nothing can be sent any more, not even a second one.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn close(&self, close: Option<&Close>) -> Result<(), SendError> {
        let payload = close.map(Close::payload).unwrap_or_default();
        self.frame(Opcode::Close, &payload)
    }

    /// Writes one frame, with the lock held until all of it is out.
    fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
        let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
        if outgoing.closed {
            return Err(SendError::Closed);
        }
        outgoing.closed = opcode == Opcode::Close;
        outgoing.writer.write_all(&encode(opcode, payload))?;
        outgoing.writer.flush()?;
        Ok(())
    }
}
