//! title: A bad line does no harm
//! severity: minor
//! seen by: integration::problems::bad_lines_and_bad_values_share_a_report
//! rule: The report, if anything is wrong: a bad line is enough.
//! asks: what comes of a file with a bad line when every setting could be read?
//!
//! Bad lines are in the report, if there is one. If every setting could be read, there is none, and nobody learns of them.
//!
//! One error that only shows together with another one is a test with the one alone.

mod problem {
    impl Problems {
        pub(crate) fn settle<T>(self, whole: impl FnOnce() -> Option<T>) -> Result<T, Report> {
            whole().ok_or(Report(self.0))
        }
    }
}
