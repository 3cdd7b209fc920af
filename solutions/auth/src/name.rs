//! The names that people sign in with.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most characters that a name can have.
const LONGEST: usize = 32;

/// The name of a user: 1 to 32 of the characters `a` to `z`, `0` to `9`, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// Why a text is no name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameError {
    /// It is empty, or longer than 32 characters.
    #[error("a name has 1 to {LONGEST} characters, and this one has {found}")]
    Length {
        /// How many characters it has.
        found: usize,
    },
    /// It has a character that names do not have.
    #[error("a name is made of letters, digits, `-` and `_`, and {found:?} is none of them")]
    Character {
        /// The first such character.
        found: char,
    },
}

impl Name {
    /// Parses a name. Capital letters `A` to `Z` count as small ones, so that no other user can be `Joe` beside `joe`.
    /// Nothing is trimmed.
    ///
    /// # Errors
    /// [`NameError::Length`] if it is empty or has more than 32 characters. Otherwise [`NameError::Character`], with
    /// the first character that is none of `a` to `z` in either case, `0` to `9`, `-` and `_`.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let found = text.chars().count();
        if !(1..=LONGEST).contains(&found) {
            return Err(NameError::Length { found });
        }
        match text.chars().find(|&character| !belongs(character)) {
            Some(found) => Err(NameError::Character { found }),
            None => Ok(Self(text.to_ascii_lowercase())),
        }
    }
}

/// Letters of other scripts are refused: `jоe` with a Cyrillic `о` looks like joe, and would be another user.
fn belongs(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

impl TryFrom<String> for Name {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        Self::parse(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
