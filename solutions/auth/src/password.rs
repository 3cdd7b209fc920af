//! What may be a password.

use thiserror::Error;

use crate::hidden::Hidden;

/// The fewest characters, from NIST SP 800-63B-4 §3.1.1.2 for a password without a second factor.
const SHORTEST: usize = 15;
/// The most characters. To hash megabytes would keep the server busy.
const LONGEST: usize = 128;

/// A password of 15 to 128 characters, exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password(Hidden);

/// Why a text may not be a password. The text itself is not in here: errors are logged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// It is too short, so it is easy to guess.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// It is too long, so it takes too much work to hash.
    #[error("a password has at most {LONGEST} characters")]
    TooLong,
}

impl Password {
    /// Checks the password that a user typed. Nothing is trimmed, and every character may occur.
    ///
    /// # Errors
    /// [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than
    /// 128.
    pub fn parse(typed: &Hidden) -> Result<Self, PasswordError> {
        match typed.expose().chars().count() {
            ..SHORTEST => Err(PasswordError::TooShort),
            SHORTEST..=LONGEST => Ok(Self(typed.clone())),
            _ => Err(PasswordError::TooLong),
        }
    }

    /// The password, as it was typed.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}
