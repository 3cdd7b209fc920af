//! title: Logs a zero for bad input
//! severity: major
//! seen by: integration::calculator::a_text_without_a_sum_leaves_no_trace
//! rule: A text without a sum calls neither the log nor the web service.
//! asks: what does the log hold after a text that has no sum?
//!
//! Every call is logged, and where there is no sum, a 0 is. It cannot be told from the sum of an empty text, and whoever
//! counts the lines counts sums that never were.
//!
//! A mock can say what must not happen. A test that only looks at the error does not see the line in the log.

mod calculator {
    impl<L: Logger, W: WebService> Calculator<L, W> {
        pub fn add(&self, text: &str) -> Result<u64, CalculatorError> {
            let outcome = add(text);
            let logged = self.logger.log(outcome.clone().unwrap_or(0));
            let sum = outcome?;
            let Err(log) = logged else {
                return Ok(sum);
            };
            match self.service.notify(&log.to_string()) {
                Ok(()) => Ok(sum),
                Err(service) => Err(CalculatorError::NoTrace { sum, log, service }),
            }
        }
    }
}
