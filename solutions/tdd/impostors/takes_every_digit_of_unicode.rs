//! title: Accepts the digits of every script
//! severity: major
//! seen by: unit::refusals::a_piece_that_is_not_a_number_is_refused
//! rule: A number is made of the digits `0` to `9`, perhaps with a `-` in front.
//! asks: what does a caller get for digits of another script?
//!
//! `char::is_numeric` is true for the digits of every script, and for `²` and `½` as well. `parse` rejects them, and
//! this code then treats them like a number that is too long. So it ignores them, and the user gets a sum without an
//! error.
//!
//! A test with one digit of another script finds it. So does a property test that draws any character.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if digits.is_empty() || !digits.chars().all(char::is_numeric) {
            return None;
        }
        Some(digits.parse().unwrap_or(u64::MAX))
    }
}
