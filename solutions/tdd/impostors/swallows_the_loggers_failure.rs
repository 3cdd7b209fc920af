//! title: Swallows the logger's failure
//! severity: critical
//! seen by: integration::calculator::a_log_that_fails_is_reported_and_the_sum_is_given
//! rule: If that fails, the service is notified with the logger's own words, and the sum is given all the same: it is right, and whoever asked for it cannot mend the log.
//! asks: who hears of it when the log cannot be written?
//!
//! `let _ = self.logger.log(sum);`: the compiler asked what to do with the result, and this made it stop asking. The
//! sums are right and the log has gaps, and nobody learns of them before the log is needed.
//!
//! Logs do not fail on the machine of whoever writes the code. With a mock they fail in a test.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let sum = add(text)?;
            let _ = self.logger.log(sum);
            Ok(sum)
        }
    }
}
