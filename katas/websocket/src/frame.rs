//! Frames, which carry every message (RFC 6455 §5).

use crate::violation::Violation;

/// The kind of a frame (RFC 6455 §5.2).
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
    /// 9: asks whether the other side is there.
    Ping,
    /// 10: I am.
    Pong,
}

/// The header of a client's frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Whether this is the last frame of its message.
    pub fin: bool,
    /// The kind of the frame.
    pub opcode: Opcode,
    /// How many bytes of payload follow.
    pub length: u64,
    /// The masking key.
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
    /// Reads the header of a client's frame; `None` as long as some of its bytes are missing. Bytes behind the header
    /// are ignored.
    ///
    /// The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that
    /// fits (RFC 6455 §5.2).
    ///
    /// The size of the header is not returned. It follows from `length`: 6 bytes, from 126 on 8, and from 65 536 on
    /// 14.
    ///
    /// # Errors
    /// [`Violation`], as soon as the first two bytes show it, or the length does. If there are several, any of
    /// them.
    pub fn read(bytes: &[u8]) -> Result<Option<Self>, Violation> {
        todo!()
    }
}

/// Masks or unmasks a payload, which is the same: each byte is combined (exclusive or) with a byte of the key, and the
/// key repeats after four bytes (RFC 6455 §5.3).
///
/// `position` is how many bytes of the payload came before these. With it you can unmask a payload part by part, as it
/// arrives. For a whole payload it is 0.
pub fn mask(payload: &mut [u8], key: [u8; 4], position: u64) {
    todo!()
}

/// A server's frame: not fragmented, not masked, and with its length in the shortest form (RFC 6455 §5.1,
/// §5.2).
#[must_use]
pub fn encode(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    todo!()
}
