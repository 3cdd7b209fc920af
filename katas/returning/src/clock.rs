//! The time, from outside.

use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
///
/// A trait, because a test cannot wait an hour for a lease to expire.
pub trait Clock {
    /// Whole seconds since 1970-01-01T00:00:00Z, as an `i64`, like SQLite's integers.
    fn now(&self) -> i64;
}

/// The machine's clock. One that is set to before 1970 counts as 1970.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> i64 {
        let since_1970 = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX)
    }
}

/// A clock that always shows the same time, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedClock(pub i64);

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        self.0
    }
}
