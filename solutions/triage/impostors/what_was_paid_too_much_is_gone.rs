//! title: What was paid too much is gone
//! severity: major
//! weight: 4
//! seen by: mine::money_that_arrives_counts_once_and_all_of_it
//! rule: What is paid beyond its total goes to the customer's credit.
//! asks: what becomes of a payment that is more than what is open?
//!
//! The invoice is paid, all is well, and what lies beyond it is dropped with the last bracket. Customers who pay twice by
//! mistake find it out themselves, or not.
//!
//! Nothing, a part, all of it, more than that: four amounts, and the last one is tried least.

mod billing {
    mod payments {
        fn divide(cents: i64, open: i64) -> (i64, i64) {
            (cents.min(open), 0)
        }
    }
}
