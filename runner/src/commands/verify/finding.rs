//! What keeps a gate shut.

use serde::Serialize;

use crate::ui::style::{FAINT, STRONG, styled};

/// One thing that keeps a gate shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub what: String,
    /// Where, as a person would open it.
    pub place: String,
    /// What to do about it.
    pub advice: String,
}

impl Finding {
    /// A finding.
    pub fn new(
        what: impl Into<String>,
        place: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            advice: advice.into(),
        }
    }

    /// It as a person reads it.
    pub fn text(&self) -> String {
        let what = styled(STRONG, self.what.replace('\n', "\n      "));
        let place = styled(FAINT, format!("at {}", self.place));
        format!("      {what}\n      {place}\n      → {}\n", self.advice)
    }
}
