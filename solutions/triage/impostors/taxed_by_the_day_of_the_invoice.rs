//! title: Taxed by the day of the invoice
//! severity: major
//! weight: 3
//!
//! The rate is that of today, and today is when the invoice is written. In the month after a rate has changed, all of
//! last month's services are taxed too high, and the tax office keeps it.
//!
//! Where a rule depends on a day, ask which. A test has two different ones.

mod billing {
    mod tax {
        fn day_that_counts(_line: &Line, issued: Date) -> Date {
            issued
        }
    }
}
