//! Days of the calendar. Given, for the score and for the service.

use std::fmt;

/// A day, such as 2026-01-31. Earlier days are smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The day on which the machine's clock begins.
    pub const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// That day, or `None` if it does not exist. Years go from 1 to 9999.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let possible = (1..=9999).contains(&year) && (1..=12).contains(&month);
        let date = Self { year, month, day };
        (possible && (1..=date.days_in_month()).contains(&day)).then_some(date)
    }

    /// The day on which the machine's clock shows so many seconds since [`Date::EPOCH`], in UTC. Clocks beyond the year 9999
    /// are on its last day.
    #[must_use]
    pub fn of_clock(seconds: u64) -> Self {
        const LAST: u32 = 2_932_896;
        let days = u32::try_from(seconds / (24 * 60 * 60)).map_or(LAST, |days| days.min(LAST));
        Self::EPOCH.plus_days(days)
    }

    /// Reads `2026-01-31`, with all its digits and nothing around it. `None` if it is no date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |length| {
            let digits = parts.next()?;
            if digits.len() != length || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            digits.parse().ok()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, month, day)
    }

    /// How many days this day is after `other`: 0 for the same day, negative for an earlier one.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        self.number() - other.number()
    }

    /// The day this many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        (0..days).fold(self, |date, _| date.next())
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.day
    }

    /// How many days the month of this day has.
    #[must_use]
    pub fn days_in_month(self) -> u32 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.is_leap_year() => 29,
            2 => 28,
            _ => 31,
        }
    }

    fn is_leap_year(self) -> bool {
        self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400))
    }

    fn next(self) -> Self {
        let Self { year, month, day } = self;
        let (year, month, day) = if day < self.days_in_month() {
            (year, month, day + 1)
        } else if month < 12 {
            (year, month + 1, 1)
        } else {
            (year + 1, 1, 1)
        };
        Self { year, month, day }
    }

    /// Days since the first day of the year 1.
    fn number(self) -> i64 {
        let years = i64::from(self.year) - 1;
        let months: u32 = (1..self.month)
            .map(|month| Self { month, ..self }.days_in_month())
            .sum();
        years * 365 + years / 4 - years / 100 + years / 400 + i64::from(months + self.day) - 1
    }
}

/// `2026-01-31`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}
