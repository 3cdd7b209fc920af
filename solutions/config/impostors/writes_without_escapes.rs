//! title: Writes a backslash without an escape
//! severity: major
//! seen by: unit::writing::an_assignment_is_quoted_if_it_has_to_be
//! rule: A line for `.env`, without its line break, from which [`parse`] reads this value again.
//! asks: does a value with quotes and backslashes come back when it is written and read again?
//!
//! The code escapes the quotes in a value and not the backslashes. `\n` in a value then comes back as a line break,
//! and a backslash at the end hides the closing quote. The user's password has changed.
//!
//! Most examples have no backslash. A property test that each value comes back finds one in a second.

mod writer {
    fn escape(value: &str) -> String {
        value.replace('"', "\\\"")
    }
}
