//! title: Goes by the number of digits
//! severity: minor
//! seen by: unit::limits::zeros_in_front_change_nothing
//! rule: the value counts, and not how it is written
//! asks: what is a number worth that has zeros in front of it?
//!
//! The code ignores every number with more than four digits, because such a number is over 1000. This avoids all
//! trouble with numbers that are too long to parse. But `00007` is seven, and its user gets 0.
//!
//! A test with zeros in front of a small number sees it.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if digits.len() > 4 {
            return Some(u64::MAX);
        }
        Some(digits.parse().unwrap_or(u64::MAX))
    }
}
