//! title: Logs a zero for bad input
//! severity: major
//! seen by: integration::calculator::a_text_without_a_sum_leaves_no_trace
//! rule: A text without a sum calls neither the log nor the web service.
//! asks: what does the log hold after a text that has no sum?
//!
//! The code logs every call, and writes 0 for a text without a sum. A reader of the log cannot tell this 0 from the
//! sum of an empty text.
//!
//! A test that only looks at the error does not see the line in the log. A mock can say that the logger must not be
//! called.

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
