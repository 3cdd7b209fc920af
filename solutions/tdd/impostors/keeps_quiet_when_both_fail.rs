//! title: Keeps quiet when both fail
//! severity: major
//! seen by: integration::calculator::the_caller_learns_that_nobody_could_be_told
//! rule: an error with the sum and both reasons
//! asks: who learns of it when neither the log nor the web service can be reached?
//!
//! The log fails, the report fails, and the calculator has done what it could. But somebody is still there: the caller,
//! who takes the `Ok` for "all is well".
//!
//! The failure of what handles a failure is the branch that nobody runs by hand. Two mocks that both fail run it.

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
