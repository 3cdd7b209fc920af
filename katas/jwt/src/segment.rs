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
    todo!()
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
    todo!()
}
