//! title: A long number wraps
//! severity: major
//! seen by: unit::limits::a_number_over_1000_is_ignored
//! rule: numbers over 1000 are ignored, 1000 is not, however many digits they have
//! asks: which number is just large enough to become 1 in a type of 64 bits?
//!
//! The code multiplies by ten and adds the next digit. Without a check the value wraps in a release build, and in a
//! test too if the author has written `wrapping_mul` to silence a panic. Then a number of twenty digits counts as 1.
//!
//! Most long numbers wrap to another number over 1000, and are ignored by luck. A test needs 2^64 + 1.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = digits.bytes().map(|byte| u64::from(byte - b'0'));
        Some(digits.fold(0, |value: u64, digit| {
            value.wrapping_mul(10).wrapping_add(digit)
        }))
    }
}
