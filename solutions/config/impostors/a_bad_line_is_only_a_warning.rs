//! title: Accepts a file with a bad line
//! severity: minor
//! seen by: integration::problems::bad_lines_and_bad_values_share_a_report
//! rule: The report, if anything is wrong: a bad line is enough.
//! asks: what happens to a file with a bad line if every setting could be read?
//!
//! The report lists bad lines, but the code makes a report only if a setting is wrong. If every setting can be read,
//! the user does not learn of the bad line.
//!
//! A test with a bad line and a bad setting passes. A test needs a bad line alone.

mod problem {
    impl Problems {
        pub(crate) fn settle<T>(self, whole: impl FnOnce() -> Option<T>) -> Result<T, Report> {
            whole().ok_or(Report(self.0))
        }
    }
}
