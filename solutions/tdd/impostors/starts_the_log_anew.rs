//! title: Overwrites the log with each sum
//! severity: major
//! seen by: e2e::log::every_sum_is_appended_to_the_log
//! rule: `--log FILE` appends every sum to a file.
//! asks: what does the log file hold after more than one sum?
//!
//! `std::fs::write` and `File::create` are easy to find, but both empty the file first. The log then has only one
//! line, for the last sum.
//!
//! Tests with mocks pass, since the calculator does call its logger. A test with a real file and a second sum sees
//! it.

mod main {
    impl Logger for LogFile {
        fn log(&self, sum: u64) -> Result<(), LogError> {
            let Some(path) = &self.0 else {
                return Ok(());
            };
            std::fs::write(path, format!("{sum}\n"))
                .map_err(|error| LogError(format!("cannot log to {}: {error}", path.display())))
        }
    }
}
