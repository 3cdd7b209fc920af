//! title: Accepts a plus in a number
//! severity: minor
//! layers: unit
//! seen by: unit::decimal::a_text_that_is_no_decimal_number_is_refused
//! rule: A sign, a comma or white space is not part of a number.
//! asks: what does the program say to a number with a plus in it?
//!
//! `parse` knows what a number is, so `is_digits` asks it. But `parse` also accepts a plus, so this code reads
//! `+4.50` as an amount.
//!
//! The library's rules are not the rules of this kata. A test uses a text that only the library accepts.

mod decimal {
    fn is_digits(text: &str) -> bool {
        text.parse::<u32>().is_ok()
    }
}
