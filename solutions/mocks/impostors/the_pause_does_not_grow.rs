//! title: The pause does not grow
//! severity: major
//! seen by: unit::retry::pauses_double
//! rule: Each further one is twice as long as the one before it, and none is longer than a minute.
//! asks: how does the second pause differ from the first?
//!
//! One second, one second, one second. A thousand wardens, all of which lost the service in the same moment, come back
//! in the same moment, again and again.
//!
//! A test with one retry cannot tell a pause that doubles from one that does not. It takes a second.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            (attempt <= self.retries).then(|| self.pause.min(LONGEST_PAUSE))
        }
    }
}
