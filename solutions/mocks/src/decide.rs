//! Whether to alert.

use std::fmt;
use std::time::Duration;

use crate::quiet::{QuietHours, TimeOfDay};
use crate::wind::{Level, Wind};

/// After an alert, this long has to pass before the next one.
const BETWEEN_ALERTS: Duration = Duration::from_secs(60 * 60);

/// What is to be done about the wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing: there is not enough wind.
    Calm,
    /// Tell somebody.
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

/// Decides about a wind.
///
/// - A wind without a level is no reason to alert anybody.
/// - In quiet hours only a hurricane breaks through.
/// - Less than an hour after the last alert there is no other, whatever the level. An alert that lies in the future, as
///   it does after the clock was set back, holds nothing up.
/// - Where both of these would keep an alert back, it is [`Decision::Quiet`].
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
    // There is no difference to an alert in the future, and a clock that was set back by a week would otherwise keep
    // the warden silent for a week.
    last_alert
        .and_then(|last| now.checked_sub(last))
        .is_some_and(|since| since < BETWEEN_ALERTS)
}
