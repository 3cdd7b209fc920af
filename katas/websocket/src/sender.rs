//! The sending half: turns messages into frames.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

use crate::close::Close;
use crate::frame::{Opcode, encode};
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

/// The state that all clones share. Add fields when a test needs them.
#[derive(Debug)]
struct Outgoing<W> {
    writer: W,
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
        let outgoing = Outgoing { writer };
        Self {
            outgoing: Arc::new(Mutex::new(outgoing)),
        }
    }

    /// Sends a message, in one frame.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn message(&self, message: &Message) -> Result<(), SendError> {
        todo!()
    }

    /// Asks whether the other side is there. Up to 125 bytes.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn ping(&self, payload: &[u8]) -> Result<(), SendError> {
        todo!()
    }

    /// Answers a ping, with its own payload. Up to 125 bytes.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn pong(&self, payload: &[u8]) -> Result<(), SendError> {
        todo!()
    }

    /// Sends a close frame, with or without a code. After it no frame can be sent, not even a second close.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn close(&self, close: Option<&Close>) -> Result<(), SendError> {
        todo!()
    }
}
