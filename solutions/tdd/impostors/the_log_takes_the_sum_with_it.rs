//! title: Gives no sum if the log fails
//! severity: major
//! seen by: integration::calculator::a_log_that_fails_is_reported_and_the_sum_is_given
//! rule: If that fails, the service is notified with the logger's own words, and the caller still gets the sum.
//! asks: what does the caller get when the log fails and the web service answers?
//!
//! The log fails, so this code returns an error. Now one full disk prevents every user from adding numbers, although
//! the sum was already known.
//!
//! A test that only checks the report to the web service passes. The test of a failing log has to expect the sum as
//! well.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let sum = add(text)?;
            let Err(log) = self.logger.log(sum) else {
                return Ok(sum);
            };
            let service = match self.service.notify(&log.to_string()) {
                Ok(()) => ServiceError("the log failed".to_owned()),
                Err(service) => service,
            };
            Err(CalculatorError::NoTrace { sum, log, service })
        }
    }
}
