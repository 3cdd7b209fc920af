//! title: Money beyond the total is lost
//! severity: major
//! weight: 4
//! seen by: mine::money_that_arrives_counts_once_and_all_of_it
//! rule: Money beyond its total becomes the customer's credit.
//! asks: what happens to a payment that is more than what is open?
//!
//! The invoice is paid, and the code drops the rest of the payment. A customer who pays twice by mistake loses the
//! money.
//!
//! There are four amounts: nothing, a part, all of it, and more. Tests often leave out the last one.

mod billing {
    mod payments {
        fn divide(cents: i64, open: i64) -> (i64, i64) {
            (cents.min(open), 0)
        }
    }
}
