//! title: Makes one retry too few
//! severity: minor
//! seen by: unit::retry::pauses_double
//! rule: With four retries there are at most five attempts.
//! asks: how many attempts are there for a given number of retries?
//!
//! `attempt >= self.retries` makes three retries into two. The author counted attempts, and the option counts
//! retries. A service that recovers in the last attempt is not asked.
//!
//! Tests with 0 retries and with 1 retry find most mistakes of this kind.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            if attempt >= self.retries {
                return None;
            }
            let first = self.pause.min(LONGEST_PAUSE);
            Some((1..attempt).fold(first, |pause, _| (pause * 2).min(LONGEST_PAUSE)))
        }
    }
}
