//! base64url without padding: the encoding of every part of a token.
//!
//! Three bytes are 24 bits, and 24 bits are four characters of six bits each. One byte over becomes two characters,
//! two bytes over become three. The bits that are missing in the last character are zero.
//!
//! | bits | 0 to 25 | 26 to 51 | 52 to 61 | 62 | 63 |
//! |---|---|---|---|---|---|
//! | character | `A` to `Z` | `a` to `z` | `0` to `9` | `-` | `_` |
//!
//! This is an encoding and not a cipher: it needs no key, so it hides nothing.
//!
//! Sources: RFC 4648 §5 (the alphabet), RFC 7515 §2 and Appendix C (no padding).

use thiserror::Error;

/// The characters by the six bits that each of them stands for.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a text is not base64url.
///
/// Positions count characters from 0.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SegmentError {
    /// A character that the alphabet does not have, `+`, `/` and white space among them.
    #[error("{character:?} at position {position} is not a base64url character")]
    ForeignCharacter {
        /// The first such character.
        character: char,
        /// Where it stands.
        position: usize,
    },
    /// An equals sign: base64url in a token carries no padding.
    #[error("'=' at position {position}: the parts of a token carry no padding")]
    Padding {
        /// The position of the first one.
        position: usize,
    },
    /// One character more than a multiple of four: six bits are not a byte.
    #[error("{length} characters do not make whole bytes")]
    ImpossibleLength {
        /// How many characters there are.
        length: usize,
    },
    /// The last character holds bits that belong to no byte, and they are not zero.
    #[error("{character:?} at position {position} sets bits that belong to no byte")]
    StrayBits {
        /// The last character.
        character: char,
        /// Where it stands.
        position: usize,
    },
}

/// Writes bytes as base64url without padding.
///
/// ```
/// assert_eq!(jwt::segment::encode(b"{}"), "e30");
/// ```
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        // The chunk's bytes stand at the top of 24 bits, and what is missing below them is zero.
        let bits = (0..3).fold(0, |bits, index| {
            bits << 8 | u32::from(chunk.get(index).copied().unwrap_or(0))
        });
        for index in 0..=chunk.len() {
            text.push(character(bits >> (18 - 6 * index)));
        }
    }
    text
}

/// Reads base64url without padding, and nothing else.
///
/// Every sequence of bytes has exactly one encoding. If a second one were accepted, one token would have several texts,
/// and a list of revoked tokens would miss all of them but one.
///
/// ```
/// assert_eq!(jwt::segment::decode("e30"), Ok(b"{}".to_vec()));
/// ```
///
/// # Errors
/// The first of these that holds:
/// 1. [`SegmentError::Padding`] or [`SegmentError::ForeignCharacter`], for the first character out of place,
/// 2. [`SegmentError::ImpossibleLength`],
/// 3. [`SegmentError::StrayBits`], if the last character sets a bit below the last byte's.
pub fn decode(text: &str) -> Result<Vec<u8>, SegmentError> {
    let values = values(text)?;
    if values.len() % 4 == 1 {
        return Err(SegmentError::ImpossibleLength {
            length: values.len(),
        });
    }
    refuse_stray_bits(text, &values)?;
    Ok(bytes(&values))
}

/// The character for the lowest six of these bits.
fn character(bits: u32) -> char {
    // The mask keeps the index below 64, whatever the higher bits are.
    char::from(ALPHABET[(bits & 0b11_1111) as usize])
}

/// The six bits that a character stands for, if the alphabet has it.
fn value(character: char) -> Option<u8> {
    // A chain of ranges rather than a search of the alphabet: it is what the table in the RFC says.
    match u8::try_from(character).ok()? {
        byte @ b'A'..=b'Z' => Some(byte - b'A'),
        byte @ b'a'..=b'z' => Some(byte - b'a' + 26),
        byte @ b'0'..=b'9' => Some(byte - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// Every character's six bits.
fn values(text: &str) -> Result<Vec<u8>, SegmentError> {
    text.chars()
        .enumerate()
        .map(|(position, character)| match value(character) {
            Some(value) => Ok(value),
            None if character == '=' => Err(SegmentError::Padding { position }),
            None => Err(SegmentError::ForeignCharacter {
                character,
                position,
            }),
        })
        .collect()
}

/// Refuses a last character with bits that no byte takes up.
fn refuse_stray_bits(text: &str, values: &[u8]) -> Result<(), SegmentError> {
    // Two characters are 12 bits for one byte, three are 18 bits for two.
    let unused = match values.len() % 4 {
        2 => 0b00_1111,
        3 => 0b00_0011,
        _ => 0,
    };
    match (values.last(), text.chars().last()) {
        (Some(last), Some(character)) if last & unused != 0 => Err(SegmentError::StrayBits {
            character,
            position: values.len() - 1,
        }),
        _ => Ok(()),
    }
}

/// The bytes that whole groups of six bits make.
fn bytes(values: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(values.len() / 4 * 3 + 2);
    for chunk in values.chunks(4) {
        let bits = (0..4).fold(0, |bits, index| {
            bits << 6 | u32::from(chunk.get(index).copied().unwrap_or(0))
        });
        // Of four bytes the top one is empty, and a chunk of n characters fills n - 1 of the others.
        bytes.extend_from_slice(&bits.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}
