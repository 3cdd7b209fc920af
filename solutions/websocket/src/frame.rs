//! Frames, which carry every message (RFC 6455 §5).

use crate::violation::Violation;

const FIN: u8 = 0x80;
const RESERVED: u8 = 0x70;
const OPCODE: u8 = 0x0f;
const MASKED: u8 = 0x80;
const SHORT_LENGTH: u8 = 0x7f;

/// The marker for a length in the next two bytes.
const IN_TWO_BYTES: u8 = 126;

/// The marker for a length in the next eight bytes.
const IN_EIGHT_BYTES: u8 = 127;

/// The longest payload of a control frame.
pub const MAX_CONTROL: u8 = 125;

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
    /// The opcode with this number; `None` if it is unknown.
    fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Continuation,
            1 => Self::Text,
            2 => Self::Binary,
            8 => Self::Close,
            9 => Self::Ping,
            10 => Self::Pong,
            _ => return None,
        })
    }

    /// The opcode's number.
    fn number(self) -> u8 {
        match self {
            Self::Continuation => 0,
            Self::Text => 1,
            Self::Binary => 2,
            Self::Close => 8,
            Self::Ping => 9,
            Self::Pong => 10,
        }
    }

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
        let [first, second, rest @ ..] = bytes else {
            return Ok(None);
        };
        let fin = first & FIN != 0;
        let opcode = read_opcode(*first)?;
        if second & MASKED == 0 {
            return Err(Violation::Unmasked);
        }
        let short = second & SHORT_LENGTH;
        if opcode.is_control() {
            check_control(fin, short)?;
        }
        let Some((length, rest)) = read_length(short, rest)? else {
            return Ok(None);
        };
        Ok(rest.first_chunk().map(|mask| Self {
            fin,
            opcode,
            length,
            mask: *mask,
        }))
    }
}

/// The opcode in a frame's first byte.
fn read_opcode(first: u8) -> Result<Opcode, Violation> {
    // The reserved bits belong to extensions. Code that ignores them would read compressed bytes as text.
    if first & RESERVED != 0 {
        return Err(Violation::ReservedBits);
    }
    let number = first & OPCODE;
    Opcode::from_number(number).ok_or(Violation::UnknownOpcode(number))
}

/// A control frame is short and not fragmented, so that it can be answered at once.
fn check_control(fin: bool, short: u8) -> Result<(), Violation> {
    if !fin {
        return Err(Violation::FragmentedControl);
    }
    if short > MAX_CONTROL {
        return Err(Violation::LongControl);
    }
    Ok(())
}

/// The length, and the bytes behind it.
fn read_length(short: u8, rest: &[u8]) -> Result<Option<(u64, &[u8])>, Violation> {
    let (length, shortest, rest) = match short {
        IN_TWO_BYTES => match rest.split_first_chunk() {
            Some((bytes, rest)) => (u64::from(u16::from_be_bytes(*bytes)), 126, rest),
            None => return Ok(None),
        },
        IN_EIGHT_BYTES => match rest.split_first_chunk() {
            Some((bytes, rest)) => (u64::from_be_bytes(*bytes), 1 << 16, rest),
            None => return Ok(None),
        },
        _ => (u64::from(short), 0, rest),
    };
    if length > i64::MAX as u64 {
        return Err(Violation::HighestBit);
    }
    if length < shortest {
        return Err(Violation::LongForm);
    }
    Ok(Some((length, rest)))
}

/// Masks or unmasks a payload, which is the same: each byte is combined (exclusive or) with a byte of the key, and the
/// key repeats after four bytes (RFC 6455 §5.3).
///
/// `position` is how many bytes of the payload came before these. With it you can unmask a payload part by part, as it
/// arrives. For a whole payload it is 0.
pub fn mask(payload: &mut [u8], key: [u8; 4], position: u64) {
    let mut key = key;
    key.rotate_left((position % 4) as usize);
    // Eight bytes at a time, because sixteen megabytes byte by byte are slow, above all in a debug build.
    let [a, b, c, d] = key;
    let wide = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let (words, rest) = payload.as_chunks_mut();
    for word in words {
        *word = (u64::from_ne_bytes(*word) ^ wide).to_ne_bytes();
    }
    for (byte, key) in rest.iter_mut().zip(key.iter().cycle()) {
        *byte ^= key;
    }
}

/// A server's frame: not fragmented, not masked, and with its length in the shortest form (RFC 6455 §5.1,
/// §5.2).
#[must_use]
pub fn encode(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(10 + payload.len());
    frame.push(FIN | opcode.number());
    write_length(&mut frame, payload.len());
    frame.extend_from_slice(payload);
    frame
}

fn write_length(frame: &mut Vec<u8>, length: usize) {
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if short < IN_TWO_BYTES => frame.push(short),
        (_, Ok(length)) => {
            frame.push(IN_TWO_BYTES);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(IN_EIGHT_BYTES);
            frame.extend((length as u64).to_be_bytes());
        }
    }
}
