//! title: Says in other words that the log failed
//! freedom: wording
//! rule: gets what the logger said, in the logger's words
//!
//! The README does not give the words for a log that fails. This version uses its own words, and still names the file
//! and the system's reason.

mod main {
    impl Logger for LogFile {
        fn log(&self, sum: u64) -> Result<(), LogError> {
            let Some(path) = &self.0 else {
                return Ok(());
            };
            let line = format!("{sum}\n");
            let mut options = OpenOptions::new();
            let opened = options.append(true).create(true).open(path);
            match opened.and_then(|mut file| file.write_all(line.as_bytes())) {
                Ok(()) => Ok(()),
                Err(error) => Err(LogError(format!("{}: {error}", path.display()))),
            }
        }
    }
}
