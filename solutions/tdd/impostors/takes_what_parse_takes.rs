//! title: Accepts everything that `parse` accepts
//! severity: minor
//! seen by: unit::refusals::a_piece_that_is_not_a_number_is_refused
//! rule: White space and `+` are not part of a number, so `1, 2` is an error.
//! asks: what does a caller get for a number with a plus in front of it?
//!
//! The standard library parses numbers, so the author does not check the digits. But `parse` accepts `+1` as well,
//! and the rules do not. The user gets a sum for a text that should be an error.
//!
//! Code that uses a library gets the library's rules. A test has to use a text on which the two sets of rules differ.

mod number {
    fn value(digits: &str) -> Option<u64> {
        match digits.parse() {
            Ok(value) => Some(value),
            Err(error) if *error.kind() == std::num::IntErrorKind::PosOverflow => Some(u64::MAX),
            Err(_) => None,
        }
    }
}
