//! title: Multiplies the first pause by a power of two
//! freedom: algorithm
//! rule: Each pause between two attempts is twice as long as the one before.
//!
//! The README says how long each pause is. This version computes it from the first pause, and not from the one
//! before.

mod retry {
    impl Retry {
        pub fn pause_after(&self, attempt: u32) -> Option<Duration> {
            let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
            let pause = self.pause.saturating_mul(factor).min(LONGEST_PAUSE);
            (attempt <= self.retries).then_some(pause)
        }
    }
}
