//! The secret that signs the tokens.

use std::fmt;

use thiserror::Error;

/// The shortest secret for HS256, in bytes: as long as the hash (RFC 7518 §3.2).
const SHORTEST: usize = 32;

/// The secret that all of our servers share, and no other server has.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

/// The secret is too short. The value itself is not in here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("has {found} bytes, and needs at least {SHORTEST}")]
pub struct TooShort {
    /// How many bytes it has.
    pub found: usize,
}

impl Secret {
    /// The secret made of these bytes, as they are: nothing is decoded and nothing trimmed.
    ///
    /// # Errors
    /// [`TooShort`] for less than 32 bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, TooShort> {
        if bytes.len() < SHORTEST {
            return Err(TooShort { found: bytes.len() });
        }
        Ok(Self(bytes.to_vec()))
    }

    /// The bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

/// Always `Secret(…)`.
impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret(…)")
    }
}
