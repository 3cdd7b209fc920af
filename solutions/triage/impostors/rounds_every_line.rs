//! title: Rounds every line
//! severity: major
//! weight: 3
//! seen by: mine::tax_is_that_of_the_day_of_supply_and_rounded_once
//! rule: The amounts of the same rate are added up first, and their tax is rounded once: to the nearest cent, half a cent away from zero.
//! asks: how often is the tax of several lines rounded?
//!
//! The code rounds the tax of each line and then adds. Each line can be wrong by half a cent, and an invoice with
//! twenty lines by ten cents. The accountants find a difference at the end of the year.
//!
//! One line shows nothing, and round prices do not either. A test needs two lines whose tax ends in a fraction of a
//! cent.

mod billing {
    mod tax {
        /// The tax on the lines of an invoice.
        #[must_use]
        pub fn tax(country: Country, lines: &[Line]) -> i64 {
            lines
                .iter()
                .map(|line| of_rate(rate(country, line.supplied), line.net))
                .sum()
        }
    }
}
