//! The time, from outside.

use std::time::Duration;

/// Tells the time, and lets it pass.
///
/// Both in one trait, because they belong together: after a pause it is later.
pub trait Clock {
    /// The time since 1970-01-01T00:00:00Z.
    fn now(&self) -> Duration;

    /// Returns when this much time has passed.
    fn pause(&self, length: Duration);
}

/// Whoever has borrowed a clock has a clock.
impl<C: Clock + ?Sized> Clock for &C {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn pause(&self, length: Duration) {
        (**self).pause(length);
    }
}
