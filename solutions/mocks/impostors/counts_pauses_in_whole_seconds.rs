//! title: Counts pauses in whole seconds
//! severity: major
//! seen by: unit::retry::pauses_double
//! rule: Each pause between two attempts is twice as long as the one before.
//! asks: how long is the second pause if the first is two seconds and a half?
//!
//! The code calculates with `as_secs()`, which drops the fraction. A first pause of half a second becomes none at all.
//! The program then asks again without a pause, and a service that is overloaded gets all its attempts at once.
//!
//! Tests like whole numbers. One with a fraction sees it.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            if attempt > self.retries {
                return None;
            }
            let first = Duration::from_secs(self.pause.as_secs()).min(LONGEST_PAUSE);
            Some((1..attempt).fold(first, |pause, _| (pause * 2).min(LONGEST_PAUSE)))
        }
    }
}
