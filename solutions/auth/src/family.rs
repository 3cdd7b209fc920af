//! The refresh tokens since one sign-in: one of them is good, and all the others have been used.

use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// What the store keeps of a refresh token: the SHA-256 of its text.
///
/// A thief who has the store cannot sign in with it. A fast hash is enough: a token has 128 random bits, too many to
/// try them all. A password has fewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest([u8; 32]);

/// The token was used before, so there is a copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a refresh token was used a second time")]
pub struct Reused;

/// What the store keeps of a family. A revoked family is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The digest of the current token.
    pub current: Digest,
}

impl Digest {
    /// The digest of a token.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Family {
    /// The family after `presented` has been exchanged for `next`. `self` does not change.
    ///
    /// # Errors
    /// [`Reused`], if `presented` is not the current token: it was current before.
    pub fn rotate(&self, presented: &Digest, next: Digest) -> Result<Self, Reused> {
        if *presented == self.current {
            Ok(Self { current: next })
        } else {
            Err(Reused)
        }
    }
}
