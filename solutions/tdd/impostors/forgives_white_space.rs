//! title: Accepts white space around a number
//! severity: minor
//! seen by: unit::refusals::a_piece_that_is_not_a_number_is_refused
//! rule: White space and `+` are not part of a number, so `1, 2` is an error.
//! asks: what does a caller get for a text with a space beside a number?
//!
//! People write `1, 2`, so the author trims each piece before parsing it. But the rules say that such a piece is not
//! a number. A program that follows the rules rejects a text that this one accepts.
//!
//! Tests with tidy texts all pass. A test with a space in the text sees it.

mod number {
    fn value(digits: &str) -> Option<u64> {
        let digits = digits.trim();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(digits.parse().unwrap_or(u64::MAX))
    }
}
