//! The text that a person reads on their telephone.

use crate::wind::{Level, Wind};

/// The text of an alert: the level, ` warning: wind `, and the wind, as in `storm warning: wind 27.0 m/s`.
#[must_use]
pub fn alert(level: Level, wind: Wind) -> String {
    format!("{level} warning: wind {wind}")
}
