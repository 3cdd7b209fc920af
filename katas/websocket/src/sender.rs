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
    /// A ping or a pong has more bytes than a control frame may have. Nothing was written. (RFC 6455 §5.5)
    #[error("a ping or a pong has at most 125 bytes")]
    LongControl,
    /// The connection is broken.
    #[error("cannot send")]
    Io(#[from] io::Error),
}

/// Writes frames. Its clones write to the same connection, from any thread, and a frame is never cut in two by another:
/// this is how one thread can answer what comes in while another says what happens.
///
/// If writing fails, half a frame may be out, and what would come next would be read as the rest of it. So nothing is
/// written any more, and everything else fails with [`SendError::Io`] too.
#[derive(Debug)]
pub struct Sender<W> {
    outgoing: Arc<Mutex<Outgoing<W>>>,
}

/// What all clones share. What else they have to know of is yours to add, when a test asks for it.
#[derive(Debug)]
struct Outgoing<W> {
    writer: W,
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

    /// Sends a close frame, with or without a word, after which nothing can be sent any more, not even a second one.
    ///
    /// # Errors
    /// [`SendError`].
    pub fn close(&self, close: Option<&Close>) -> Result<(), SendError> {
        todo!()
    }
}
