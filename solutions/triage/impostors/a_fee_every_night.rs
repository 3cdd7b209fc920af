//! title: A late fee every night
//! severity: major
//! weight: 3
//!
//! The job runs every night and looks at how late an invoice is. Sixteen days: a fee. Seventeen days: a fee. After a month
//! the fees are more than the invoice.
//!
//! What runs again and again has to know what it has done. A test runs it twice.

mod billing {
    mod dunning {
        fn next(last: Option<Step>) -> Option<Step> {
            match last {
                None => Some(Step::Reminder),
                Some(Step::Reminder | Step::Fee) => Some(Step::Fee),
                Some(Step::Lawyer) => None,
            }
        }
    }
}
