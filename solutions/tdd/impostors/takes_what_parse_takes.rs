//! title: Takes what `parse` takes
//! severity: minor
//! seen by: unit::refusals::what_is_not_a_number_is_refused
//! rule: White space and `+` are not part of a number, so `1, 2` is an error.
//! asks: what does a caller get for a number with a plus in front of it?
//!
//! The library parses numbers, so why check digits? Because it parses `+1` as well. What a text may look like is then
//! decided by a function that was written for something else, and changes with it.
//!
//! Code that leans on a library inherits its rules. It takes a test at the place where the two differ.

mod number {
    fn value(digits: &str) -> Option<u64> {
        match digits.parse() {
            Ok(value) => Some(value),
            Err(error) if *error.kind() == std::num::IntErrorKind::PosOverflow => Some(u64::MAX),
            Err(_) => None,
        }
    }
}
