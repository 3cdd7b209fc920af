//! title: The log takes the sum with it
//! severity: major
//! seen by: integration::calculator::a_log_that_fails_is_reported_and_the_sum_is_given
//! rule: If that fails, the service is notified with the logger's own words, and the sum is given all the same: it is right, and whoever asked for it cannot mend the log.
//! asks: what does the caller get when the log fails and the web service answers?
//!
//! The log fails, so adding fails. Now a full disk on one machine keeps everybody from adding one and two, although the
//! sum was there already.
//!
//! What is the task, and what goes along with it? A test of the failing log has to ask for the sum as well.

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
