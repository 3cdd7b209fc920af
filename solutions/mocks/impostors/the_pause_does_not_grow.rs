//! title: Makes every pause equally long
//! severity: major
//! seen by: unit::retry::pauses_double
//! rule: Each pause between two attempts is twice as long as the one before.
//! asks: how does the second pause differ from the first?
//!
//! The code pauses for one second, again and again. If many clients lose the service at the same moment, they all
//! come back at the same moments.
//!
//! A test with one retry cannot see it. A test needs two pauses.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            (attempt <= self.retries).then(|| self.pause.min(LONGEST_PAUSE))
        }
    }
}
