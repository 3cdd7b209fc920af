//! title: Forgives white space
//! severity: minor
//! seen by: unit::refusals::what_is_not_a_number_is_refused
//! rule: White space and `+` are not part of a number, so `1, 2` is an error.
//! asks: what does a caller get for a text with a space beside a number?
//!
//! A `trim` before the parsing, because people write `1, 2`. So they do, and the rules say that this is not a number.
//! Two programs that read the same text now disagree about it, and each of them is sure.
//!
//! It takes a test with the space in it. A test that has only tidy texts shows what tidy texts do.

mod number {
    fn value(digits: &str) -> Option<u64> {
        let digits = digits.trim();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(digits.parse().unwrap_or(u64::MAX))
    }
}
