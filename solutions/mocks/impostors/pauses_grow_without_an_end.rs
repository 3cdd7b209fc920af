//! title: Pauses grow without an end
//! severity: major
//! seen by: unit::retry::pauses_double
//! rule: Each further one is twice as long as the one before it, and none is longer than a minute.
//! asks: how long is the pause after many attempts?
//!
//! Doubled and doubled again: twenty retries after the first second, and the warden pauses for six days. (At thirty-odd
//! a careless multiplication panics, in the middle of the storm.)
//!
//! Growing is a rule for small numbers. What happens with large ones is another rule, and a law with random numbers
//! asks for it.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            if attempt > self.retries {
                return None;
            }
            let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
            Some(self.pause.saturating_mul(factor))
        }
    }
}
