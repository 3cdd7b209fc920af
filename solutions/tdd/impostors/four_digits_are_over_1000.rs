//! title: Goes by the number of digits
//! severity: minor
//! seen by: unit::limits::zeros_in_front_change_nothing
//! rule: the value counts, and not how it is written
//! asks: what is a number worth that has zeros in front of it?
//!
//! More than four digits are more than 1000: that avoids all trouble with numbers that are too long to parse. It is not
//! so: `00007` is seven.
//!
//! A shortcut is right as long as nobody writes a number in another way. It takes a test that does.

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
