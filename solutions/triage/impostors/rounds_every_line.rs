//! title: Rounds every line
//! severity: major
//! weight: 3
//! seen by: mine::tax_is_that_of_the_day_of_supply_and_rounded_once
//! rule: The amounts of the same rate are added up first, and their tax is rounded once: to the nearest cent, half a cent away from zero.
//! asks: how often is the tax of several lines rounded?
//!
//! The tax of each line, rounded, and then their sum. Every line may be wrong by half a cent, and an invoice with twenty
//! small lines by ten. The books do not add up at the end of the year, and nobody finds out why.
//!
//! One line shows nothing, nor do round prices. It takes two lines whose halves meet.

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
