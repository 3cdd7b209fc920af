//! title: Forgets the bad lines
//! severity: major
//! seen by: integration::problems::bad_lines_and_bad_values_share_a_report
//! rule: The bad lines of `.env` come first, then the settings in the order of the table.
//! asks: what does the report name when nothing is wrong but a line of the file?
//!
//! Lines that cannot be read are noticed, and nobody passes it on. If one of them was to set something that has a default, the
//! service starts as if the line were not there.
//!
//! The reader's own tests are green: the bad lines are in its result. It takes a test in which nothing is wrong but a line.

mod problem {
    impl Problems {
        pub(crate) fn of(_dot_env: &DotEnv) -> Self {
            Self(Vec::new())
        }
    }
}
