//! title: Stops at the first error
//! severity: major
//! seen by: integration::problems::all_that_is_missing_is_named_in_one_report
//! rule: Everything that is wrong is in one error.
//! asks: what does the error name when several settings are wrong?
//!
//! This is what `?` does, and it is the right thing nearly everywhere. For settings it means: deploy, read the error, set the
//! variable, deploy, read the next error.
//!
//! A test with one mistake cannot tell. Two at once can.

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
