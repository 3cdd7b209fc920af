//! title: Leaves the bad lines out of the report
//! severity: major
//! seen by: integration::problems::bad_lines_and_bad_values_share_a_report
//! rule: The bad lines of `.env` come first, then the settings in the order of the table.
//! asks: what does the report name if only a line of the file is wrong?
//!
//! The reader finds the bad lines, and the code does not pass them on. If one of them sets something with a default,
//! the service starts as if the line did not exist.
//!
//! The reader's own tests pass. A test of the report needs a file in which only a line is wrong.

mod problem {
    impl Problems {
        pub(crate) fn of(_dot_env: &DotEnv) -> Self {
            Self(Vec::new())
        }
    }
}
