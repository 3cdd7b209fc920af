//! What may be a password.

use thiserror::Error;

use crate::hidden::Hidden;

/// The fewest characters, from NIST SP 800-63B-4 §3.1.1.2 for a password that is all there is.
const SHORTEST: usize = 15;
/// The most. A hash of megabytes would keep the server busy for whoever sends them.
const LONGEST: usize = 128;

/// A password of 15 to 128 characters, exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password(Hidden);

/// Why a text may not be a password. The text itself is not in here: errors are logged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// It is easily found by trying.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// It is a lot of work for whoever hashes it.
    #[error("a password has at most {LONGEST} characters")]
    TooLong,
}

impl Password {
    /// The password that somebody typed. Nothing is trimmed, and every character may occur.
    ///
    /// # Errors
    /// [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than
    /// 128.
    pub fn parse(typed: &Hidden) -> Result<Self, PasswordError> {
        todo!()
    }

    /// The password, as it was typed.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}
