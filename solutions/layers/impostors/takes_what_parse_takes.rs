//! title: Takes what parse takes
//! severity: minor
//! layers: unit
//! seen by: unit::decimal::what_is_no_decimal_number_is_refused
//! rule: A sign, a comma or white space is not part of a number.
//! asks: is a number taken that has a plus in it?
//!
//! `parse` knows what a number is, so `is_digits` asks it. It also takes a plus, in front of the point and behind
//! it.
//!
//! The library's rules are not ours. A test has to try what only one of the two allows.

mod decimal {
    fn is_digits(text: &str) -> bool {
        text.parse::<u32>().is_ok()
    }
}
