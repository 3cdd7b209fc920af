//! title: Writes without escapes
//! severity: major
//! seen by: unit::writing::an_assignment_is_quoted_if_it_has_to_be
//! rule: A line for `.env`, without its line break, from which [`parse`] reads this value again.
//! asks: does a value with quotes and backslashes come back when it is written and read again?
//!
//! There are quotes around the value, so what can go wrong? A quote in the value closes them, and a backslash in it swallows what
//! follows.
//!
//! Examples have neither. The law that every value comes back tries both within a second.

mod writer {
    fn escape(value: &str) -> String {
        value.replace('"', "\\\"")
    }
}
