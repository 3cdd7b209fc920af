//! title: Shows an amount by way of an `f64`
//! severity: minor
//! layers: unit
//! seen by: unit::money::cents_are_shown_with_two_digits
//! rule: An amount of any size is shown with two digits for the cents: five cents are `0.05`.
//! asks: how is an amount shown that has more digits than a floating-point number?
//!
//! `{:.2}` is the shortest way to two digits, and small amounts are right. An `f64` has about sixteen digits. Beyond
//! them, the cents are made up.
//!
//! The table has small amounts, since people think in small amounts. The largest value of the type belongs into it.

mod money {
    impl fmt::Display for Cents {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.pad(&format!("{:.2}", self.0 as f64 / 100.0))
        }
    }
}
