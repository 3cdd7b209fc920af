//! title: A long number is no number
//! severity: minor
//! seen by: unit::negatives::a_negative_number_of_any_length_is_listed_as_written
//! rule: Numbers over 1000 are ignored, however many digits they have.
//! asks: what is a number worth that has more digits than any type of the machine holds?
//!
//! `parse` fails, so it is not a number. But `parse` fails for two reasons, and one of them is that a number is too
//! large for the type. Such a number is over 1000, and to be ignored.
//!
//! The types of the machine are no part of the rules. A test with more digits than any of them holds shows it.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok()
    }
}
