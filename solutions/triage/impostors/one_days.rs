//! title: One days late
//! severity: minor
//! weight: 1
//!
//! "1 days late". Everybody sees it, and everybody knows what is meant.
//!
//! What is easy to see is easy to report. It is what nobody sees that needs a test.

mod billing {
    mod mail {
        /// How a letter about so many days begins.
        #[must_use]
        pub fn lateness(days: u32) -> String {
            format!("{days} days late")
        }
    }
}
