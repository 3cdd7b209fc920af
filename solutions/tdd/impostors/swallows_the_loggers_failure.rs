//! title: Swallows the logger's failure
//! severity: critical
//! seen by: integration::calculator::a_log_that_fails_is_reported_and_the_sum_is_given
//! rule: If that fails, the service is notified with the logger's own words, and the caller still gets the sum.
//! asks: what happens when the log cannot be written?
//!
//! The compiler warned about an unused result, and `let _ = self.logger.log(sum);` silenced the warning. The sums are
//! right and the log has gaps. The users learn of the gaps when they need the log.
//!
//! On a developer's machine the log hardly ever fails. A mock makes it fail in a test.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let sum = add(text)?;
            let _ = self.logger.log(sum);
            Ok(sum)
        }
    }
}
