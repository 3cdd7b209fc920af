//! title: Long amounts have no commas
//! severity: minor
//! weight: 1
//! seen by: mine::an_amount_is_easy_to_read
//! rule: `EUR 1,234.50`: the code, the units in groups of three digits, and always two digits of cents.
//! asks: how does an amount look that has more than three digits in front of its point?
//!
//! The customer reads `EUR 1234567.00` instead of `EUR 1,234,567.00`. The amount is right, and only harder to read.
//!
//! The test is easy to write. But it is one of eight, and it protects little.

mod billing {
    mod money {
        fn grouped(units: u64) -> String {
            units.to_string()
        }
    }
}
