//! A text that must not show up where people look for something else.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that is a secret: a password as somebody typed it, or a token.
///
/// Whatever holds one can be logged with `{:?}`. To see the text, somebody has to write [`expose`](Self::expose), which
/// a reviewer finds.
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

/// Always `Hidden(…)`, whatever the text is: not even its length is anybody's business.
impl fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hidden(…)")
    }
}
