//! Whether to alert.

use std::fmt;
use std::time::Duration;

use crate::quiet::{QuietHours, TimeOfDay};
use crate::wind::{Level, Wind};

/// How long after an alert the next one may follow.
const BETWEEN_ALERTS: Duration = Duration::from_secs(60 * 60);

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
    let Some(level) = Level::of(wind) else {
        return Decision::Calm;
    };
    if level < Level::Hurricane && is_quiet(now, quiet) {
        return Decision::Quiet(level);
    }
    if is_too_soon(now, last_alert) {
        return Decision::TooSoon(level);
    }
    Decision::Alert(level)
}

fn is_quiet(now: Duration, quiet: Option<QuietHours>) -> bool {
    quiet.is_some_and(|hours| hours.contains(TimeOfDay::of(now)))
}

fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
    // `checked_sub` is `None` for an alert in the future. Otherwise a clock that was set back by a week would keep
    // the warden silent for a week.
    last_alert
        .and_then(|last| now.checked_sub(last))
        .is_some_and(|since| since < BETWEEN_ALERTS)
}
