//! The refresh tokens since one sign-in: one of them is good, and all the others have been used.

use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// What is kept of a refresh token: the SHA-256 of its text.
///
/// Whoever gets hold of the store cannot sign in with it. A fast hash will do: a token has 128 random bits in it, and
/// nobody can try them all. A password has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest([u8; 32]);

/// A token was used before: somebody has a copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a refresh token was used a second time")]
pub struct Reused;

/// What the store keeps of a family. A family that was revoked is kept no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The digest of the one token that is good.
    pub current: Digest,
}

impl Digest {
    /// The digest of a token.
    #[must_use]
    pub fn of(token: &str) -> Self {
        todo!()
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Family {
    /// The family once `presented` has been exchanged for `next`. This one stays as it is.
    ///
    /// # Errors
    /// [`Reused`], if `presented` is not the current one: then it was, before.
    pub fn rotate(&self, presented: &Digest, next: Digest) -> Result<Self, Reused> {
        todo!()
    }
}
