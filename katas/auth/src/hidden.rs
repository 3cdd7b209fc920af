//! A text that must not appear in logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that is a secret: a password as the user typed it, or a token.
///
/// A type with such a field can be logged with `{:?}`. Code that needs the text has to call [`expose`](Self::expose),
/// and a reviewer can search for that.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Always `Hidden(…)`, whatever the text is: even its length is secret.
impl fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}
