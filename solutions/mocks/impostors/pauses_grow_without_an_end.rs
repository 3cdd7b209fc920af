//! title: Lets pauses grow without a limit
//! severity: major
//! seen by: unit::retry::pauses_double
//! rule: No pause is longer than a minute: after a first pause of 16 s come 32, 60 and 60 s.
//! asks: how long is the pause after many attempts?
//!
//! The code doubles each pause. With twenty retries and a first pause of a second, the last pause takes six days. In
//! this time the warden does not look at the wind.
//!
//! A few attempts cannot show it. A test needs many attempts, and a property test with random numbers finds it.

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
