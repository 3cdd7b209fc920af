//! The time, from outside.

use std::time::Duration;

/// Tells the time, and pauses.
///
/// Both are in one trait, because they belong together: after a pause the time is later.
pub trait Clock {
    /// The time since 1970-01-01T00:00:00Z.
    fn now(&self) -> Duration;

    /// Returns when this much time has passed.
    fn pause(&self, length: Duration);
}

/// A borrowed clock is a clock, too.
impl<C: Clock + ?Sized> Clock for &C {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn pause(&self, length: Duration) {
        (**self).pause(length);
    }
}
