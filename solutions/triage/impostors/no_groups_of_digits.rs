//! title: Long amounts have no commas
//! severity: minor
//! weight: 1
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
