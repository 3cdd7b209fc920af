//! title: Rejects a number that is too long to parse
//! severity: minor
//! seen by: unit::negatives::a_negative_number_of_any_length_is_listed_as_written
//! rule: numbers over 1000 are ignored, 1000 is not, however many digits they have
//! asks: what is the sum of a text with a number that no integer type can hold?
//!
//! `parse` fails, so the code says that the text is not a number. But `parse` also fails if a number is too large for
//! the type. Such a number is over 1000, and `add` should ignore it.
//!
//! The rules do not depend on the size of a type. A test with a number of more digits than any type holds shows the
//! difference.

mod number {
    fn value(digits: &str) -> Option<u64> {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok()
    }
}
