//! title: Fills up on the wrong side
//! severity: critical
//! layers: unit
//! planted: yes
//! seen by: unit::decimal::places_that_are_not_written_are_zero
//! rule: Places that are not written are zero: with two places, `4.5` is 450.
//! asks: what is an amount worth with one digit behind its point?
//!
//! Two digits behind the point, and the missing one is a zero: but in front of the digit instead of behind it.
//! `4.5` is read as `4.05`. Every price in the tariff has both its digits, so nothing above this module ever sees
//! it.
//!
//! What a module does with unusual input is for the module's own tests. From further away the input is always
//! usual.

mod decimal {
fn joined(whole: &str, fraction: &str, places: usize) -> String {
    format!("{whole}{fraction:0>places$}")
}
}
