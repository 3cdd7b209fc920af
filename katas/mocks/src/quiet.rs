//! The hours in which people sleep.

use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

/// A time of day, to the minute, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// Since midnight, less than a day has.
    minutes: u64,
}

impl TimeOfDay {
    /// An hour up to 23 and a minute up to 59; `None` for others.
    #[must_use]
    pub fn new(hour: u64, minute: u64) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self {
            minutes: hour * 60 + minute,
        })
    }

    /// The time of day at a moment, given as the time since 1970-01-01T00:00:00Z. Seconds are dropped.
    #[must_use]
    pub fn of(moment: Duration) -> Self {
        todo!()
    }
}

/// When people are not disturbed: from one time of day until another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute that is no longer quiet. If it is before `from`, it is on the next day. If it equals `from`,
    /// no time is quiet.
    pub to: TimeOfDay,
}

impl QuietHours {
    /// Whether this time is quiet.
    #[must_use]
    pub fn contains(&self, time: TimeOfDay) -> bool {
        todo!()
    }
}

/// A text that does not describe quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("quiet hours look like 22:00-06:00")]
pub struct QuietHoursError;

impl FromStr for QuietHours {
    type Err = QuietHoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = text.split_once('-').ok_or(QuietHoursError)?;
        Ok(Self {
            from: time_of_day(from).ok_or(QuietHoursError)?,
            to: time_of_day(to).ok_or(QuietHoursError)?,
        })
    }
}

/// Two digits, a colon, two digits.
fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str| {
        if digits.len() != 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok()
    };
    TimeOfDay::new(number(hour)?, number(minute)?)
}
