//! Whether to alert.

use std::fmt;
use std::time::Duration;

use crate::quiet::{QuietHours, TimeOfDay};
use crate::wind::{Level, Wind};

/// What to do about the wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing: the wind is too weak.
    Calm,
    /// Send an alert.
    Alert(Level),
    /// Nothing: these are quiet hours, and this level does not break through.
    Quiet(Level),
    /// Nothing: the last alert is less than an hour old.
    TooSoon(Level),
}

impl fmt::Display for Decision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calm => write!(formatter, "calm"),
            Self::Alert(level) => write!(formatter, "{level}, alert sent"),
            Self::Quiet(level) => write!(formatter, "{level}, no alert in quiet hours"),
            Self::TooSoon(level) => write!(
                formatter,
                "{level}, no alert: the last one is less than an hour old"
            ),
        }
    }
}

/// Decides what to do about a wind.
///
/// - A wind without a level causes no alert.
/// - In quiet hours only a hurricane breaks through.
/// - Less than an hour after the last alert there is no other, whatever the level. If the last alert is in the future,
///   because the clock was set back, it does not count.
/// - If both of these rules prevent an alert, the decision is [`Decision::Quiet`].
///
/// Moments are given as the time since 1970-01-01T00:00:00Z.
#[must_use]
pub fn decide(
    wind: Wind,
    now: Duration,
    last_alert: Option<Duration>,
    quiet: Option<QuietHours>,
) -> Decision {
    todo!()
}
