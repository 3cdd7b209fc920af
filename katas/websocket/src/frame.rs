//! Frames: what every message travels in (RFC 6455 §5).

use crate::violation::Violation;

/// What a frame is for. (RFC 6455 §5.2)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opcode {
    /// 0: the next part of a message that has begun.
    Continuation,
    /// 1: a text, or its first part.
    Text,
    /// 2: bytes, or their first part.
    Binary,
    /// 8: the end of the connection.
    Close,
    /// 9: are you there?
    Ping,
    /// 10: I am.
    Pong,
}

/// The header of a client's frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Whether this is the last frame of its message.
    pub fin: bool,
    /// What the frame is for.
    pub opcode: Opcode,
    /// How many bytes of payload follow.
    pub length: u64,
    /// What the payload is masked with.
    pub mask: [u8; 4],
}

impl Opcode {
    /// Whether this is a control frame: close, ping or pong. They may come between the fragments of a message. (RFC
    /// 6455 §5.5)
    #[must_use]
    pub fn is_control(self) -> bool {
        matches!(self, Self::Close | Self::Ping | Self::Pong)
    }
}

impl Header {
    /// Reads the header of a client's frame; `None` as long as these are not all of its bytes. What stands behind the
    /// header is not looked at.
    ///
    /// The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that has
    /// room for it. (RFC 6455 §5.2)
    ///
    /// How many bytes the header itself has is not said. It follows from `length`: 6, from 126 on 8, and from 65 536
    /// on 14.
    ///
    /// # Errors
    /// [`Violation`], as soon as the first two bytes are there, or the length is. If there are several, whichever.
    pub fn read(bytes: &[u8]) -> Result<Option<Self>, Violation> {
        todo!()
    }
}

/// Masks a payload, or takes its mask away, which is the same: each byte is combined (exclusive or) with a byte of the
/// key, which begins anew after four. (RFC 6455 §5.3)
///
/// `position` is how many bytes of the payload came before these. It is for whoever unmasks a payload part by part, as
/// it arrives, and each byte once. Whoever waits for the whole payload gives 0.
pub fn mask(payload: &mut [u8], key: [u8; 4], position: u64) {
    todo!()
}

/// A server's frame: whole, not masked, and with its length in the shortest form. (RFC 6455 §5.1, §5.2)
#[must_use]
pub fn encode(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    todo!()
}
