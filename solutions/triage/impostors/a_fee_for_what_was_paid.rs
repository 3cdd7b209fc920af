//! title: A fee for a paid invoice
//! severity: major
//! weight: 5
//! seen by: mine::what_is_refused_or_paid_leaves_no_trace
//! rule: If nothing is open, there is no step.
//! asks: what happens at night to an invoice that is paid?
//!
//! The job looks at the calendar and not at the open amount. A customer pays the day after the reminder, and two
//! weeks later gets a fee. The history has this fault already.
//!
//! Tests of a fee often have only an unpaid invoice. A test needs a paid one, and expects no step.

mod billing {
    mod dunning {
        fn step(_open: i64, issued: Date, today: Date, last: Option<Step>) -> Option<Step> {
            let days_late = today.days_since(issued.plus_days(TERM));
            next(last).filter(|step| days_late >= step.days_late())
        }
    }
}
