//! title: Says nothing when both the log and the web service fail
//! severity: major
//! seen by: integration::calculator::the_caller_learns_that_log_and_service_failed
//! rule: an error with the sum and both reasons
//! asks: what does the caller get when the log and the web service both fail?
//!
//! The log fails, the report fails too, and the author sees nothing more to do. But the caller still waits for a
//! result, and takes the `Ok` for "all is well".
//!
//! A developer never runs this branch by hand. A test with two mocks that both fail runs it.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let sum = add(text)?;
            if let Err(log) = self.logger.log(sum) {
                let _ = self.service.notify(&log.to_string());
            }
            Ok(sum)
        }
    }
}
