//! title: Stops at the first error
//! severity: major
//! seen by: integration::problems::all_that_is_missing_is_named_in_one_report
//! rule: Everything that is wrong is in one error.
//! asks: what does the error name when several settings are wrong?
//!
//! `?` stops at the first error, and in most code this is right. With settings an operator deploys, reads one error,
//! corrects it, deploys again, and reads the next one.
//!
//! A test with one mistake passes. A test with two mistakes expects both in one error.

mod problem {
    impl Problems {
        pub(crate) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
            match result {
                Ok(value) => Some(value),
                Err(problem) if self.0.is_empty() => {
                    self.0.push(problem);
                    None
                }
                Err(_) => None,
            }
        }
    }
}
