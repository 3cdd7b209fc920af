//! The compact serialisation: three segments with dots between them.
//!
//! `base64url(header) . base64url(payload) . base64url(signature)`
//!
//! Source: RFC 7515 §3.1 and §7.1.

use std::fmt;

use thiserror::Error;

use crate::segment::{self, SegmentError};

/// One of a token's three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first: JSON that says how the token is signed.
    Header,
    /// The second: JSON with the claims.
    Payload,
    /// The third: the bytes of the signature.
    Signature,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Payload => "payload",
            Self::Signature => "signature",
        })
    }
}

/// Why a text is not a token.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TokenError {
    /// More or fewer than three parts. (An encrypted token has five, RFC 7516.)
    #[error("a signed token has 3 parts with dots between them, and this text has {found}")]
    Parts {
        /// How many there are. A text without a dot is one part, even if it is empty.
        found: usize,
    },
    /// A part that is not base64url.
    #[error("the {part} is not base64url: {problem}")]
    Segment {
        /// The first such part.
        part: Part,
        /// What is wrong with it, with positions inside the part.
        problem: SegmentError,
    },
}

/// The decoded parts of a token. Nothing is checked yet: not the signature, and not whether there is JSON inside.
///
/// This needs no key, so every holder of the token can do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The header's bytes.
    pub header: Vec<u8>,
    /// The payload's bytes.
    pub payload: Vec<u8>,
    /// The signature's bytes. A token without a signature has none.
    pub signature: Vec<u8>,
    /// The text that the signature is for: the first two parts and the dot between them, exactly as received.
    pub signed_text: &'a str,
}

impl<'a> Token<'a> {
    /// Splits and decodes a token. White space around it is not part of a token, and is refused like any other
    /// character.
    ///
    /// # Errors
    /// [`TokenError::Parts`] unless there are exactly three, else [`TokenError::Segment`] for the first part that
    /// cannot be decoded.
    pub fn parse(text: &'a str) -> Result<Self, TokenError> {
        let parts: Vec<&str> = text.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            return Err(TokenError::Parts { found: parts.len() });
        };
        Ok(Self {
            header: decode(Part::Header, header)?,
            payload: decode(Part::Payload, payload)?,
            signature: decode(Part::Signature, signature)?,
            // Cut out of the received text, and not encoded again: the signature is for exactly these
            // characters.
            signed_text: &text[..header.len() + 1 + payload.len()],
        })
    }
}

/// The text that a signature is for: both segments, and the dot.
///
/// ```
/// assert_eq!(jwt::compact::text_to_sign("{}", "{}"), "e30.e30");
/// ```
#[must_use]
pub fn text_to_sign(header: &str, payload: &str) -> String {
    let header = segment::encode(header.as_bytes());
    let payload = segment::encode(payload.as_bytes());
    format!("{header}.{payload}")
}

/// Decodes a part, and says which it was if it cannot be decoded.
fn decode(part: Part, text: &str) -> Result<Vec<u8>, TokenError> {
    segment::decode(text).map_err(|problem| TokenError::Segment { part, problem })
}
