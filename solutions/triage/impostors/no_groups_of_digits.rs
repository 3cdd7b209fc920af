//! title: Long amounts have no commas
//! severity: minor
//! weight: 1
//! seen by: mine::an_amount_is_easy_to_read
//! rule: `EUR 1,234.50`: the code, the units in groups of three digits, and always two digits of cents.
//! asks: how does an amount look that has more than three digits in front of its point?
//!
//! `EUR 1234567.00` where `EUR 1,234,567.00` should be. The amount is the same, and is read twice.
//!
//! The test is easy to write, and that is the only thing that speaks for it.

mod billing {
    mod money {
        fn grouped(units: u64) -> String {
            units.to_string()
        }
    }
}
