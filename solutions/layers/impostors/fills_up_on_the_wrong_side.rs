//! title: Reads `4.5` as `4.05`
//! severity: critical
//! layers: unit
//! planted: yes
//! seen by: unit::decimal::places_that_are_not_written_are_zero
//! rule: places that are not written are zero
//! asks: what is an amount worth with one digit behind its point?
//!
//! The code fills up a missing digit with a zero, but in front of the digit instead of behind it. Then a price of
//! `4.5` in the tariff is 45 cents too low.
//!
//! Every price in the tariffs of the other tests has two digits, so no layer above sees it. A unit test of the module
//! uses a number with one digit behind the point.

mod decimal {
fn joined(whole: &str, fraction: &str, places: usize) -> String {
    format!("{whole}{fraction:0>places$}")
}
}
