//! title: Reports a failure without its reason
//! severity: minor
//! seen by: integration::calculator::a_log_that_fails_is_reported_and_the_sum_is_given
//! rule: If that fails, the service is notified with the logger's own words, and the caller still gets the sum.
//! asks: which words reach the web service when the log fails?
//!
//! The report says "logging failed". The person on call needs to know whether the disk is full or the folder is gone.
//! The logger said so, and the code threw its words away.
//!
//! A test that only checks that the mock was called passes. The test has to check the argument of the call as well.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let sum = add(text)?;
            let Err(log) = self.logger.log(sum) else {
                return Ok(sum);
            };
            match self.service.notify("logging failed") {
                Ok(()) => Ok(sum),
                Err(service) => Err(CalculatorError::NoTrace { sum, log, service }),
            }
        }
    }
}
