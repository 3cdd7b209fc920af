//! title: One attempt too few
//! severity: minor
//! seen by: unit::retry::pauses_double
//! rule: How many attempts may follow the first one. 0 means that there is only one.
//! asks: how many attempts are there for a given number of retries?
//!
//! `attempt >= self.retries`: three retries are two. Somebody counted attempts where the option counts retries.
//!
//! Between n and n - 1 lies half of all mistakes. An example with 0 and one with 1 find most of them.

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
