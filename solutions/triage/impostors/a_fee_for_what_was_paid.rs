//! title: A fee for what has been paid
//! severity: major
//! weight: 5
//! seen by: mine::what_is_refused_or_paid_leaves_no_trace
//! rule: Where nothing is open there is no step.
//! asks: what happens at night to an invoice that is paid?
//!
//! The job reads the calendar and not the account: so many days late, so the next step. The money came on the day after the
//! reminder, and two weeks later the fee goes out. It has happened before.
//!
//! A test of what is to happen in time needs one where nothing is to happen. What was mended once can break again.

mod billing {
    mod dunning {
        fn step(_open: i64, issued: Date, today: Date, last: Option<Step>) -> Option<Step> {
            let days_late = today.days_since(issued.plus_days(TERM));
            next(last).filter(|step| days_late >= step.days_late())
        }
    }
}
