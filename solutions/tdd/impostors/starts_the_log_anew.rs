//! title: Starts the log anew
//! severity: major
//! seen by: e2e::log::every_sum_is_appended_to_the_log
//! rule: `--log FILE` appends every sum to a file.
//! asks: what does the log file hold after more than one sum?
//!
//! `File::create` is the first thing that one finds for writing a file, and it empties the file first. The log always
//! has one line: the last.
//!
//! All mocks are happy, since the calculator does call its logger. Only a test with a real file, and a second sum, sees
//! what this logger does.

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
