//! HS256: the signature of a token, which is an HMAC with SHA-256.
//!
//! You need the key to compute the signature of a text. So a signature that fits proves two things: an owner of the key
//! signed, and the text has not changed since. It does not keep the text secret.
//!
//! Sources: RFC 7518 §3.2, RFC 2104, and the worked example in RFC 7515 Appendix A.1.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use thiserror::Error;

/// The fewest bytes that a key may have: as many as the hash has (RFC 7518 §3.2).
pub const MIN_KEY_BYTES: usize = 32;

/// Why some bytes are not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The key is shorter than [`MIN_KEY_BYTES`], so it is too easy to guess.
    #[error("the key has {bytes} bytes, and HS256 needs at least {MIN_KEY_BYTES}")]
    TooShort {
        /// How many bytes it has.
        bytes: usize,
    },
}

/// The signature is not the one that the key makes for the text.
///
/// The error does not show the right signature, or where the two differ, because an attacker could use both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the signature does not fit")]
pub struct BadSignature;

/// A key for HS256, long enough, and ready to use.
///
/// It holds an HMAC and not the key's bytes, so `Debug` cannot show them.
#[derive(Debug, Clone)]
pub struct Key {
    mac: Hmac<Sha256>,
}

impl Key {
    /// Takes the bytes of a key. There is no upper limit.
    ///
    /// # Errors
    /// [`KeyError::TooShort`] for fewer than [`MIN_KEY_BYTES`].
    pub fn new(bytes: &[u8]) -> Result<Self, KeyError> {
        todo!()
    }

    /// The 32 bytes of the signature of a text.
    #[must_use]
    pub fn sign(&self, text: &str) -> [u8; 32] {
        todo!()
    }

    /// Checks that a signature, in its full length, is the one that this key makes for the text.
    ///
    /// The time that this takes does not depend on how many bytes are right. A comparison that stops at the first
    /// wrong byte takes longer for a better guess, and so tells an attacker the signature, byte by byte.
    ///
    /// # Errors
    /// [`BadSignature`] for any other text, key or signature, shorter and longer ones included.
    pub fn verify(&self, text: &str, signature: &[u8]) -> Result<(), BadSignature> {
        todo!()
    }
}
