//! title: Takes the digits of every script
//! severity: major
//! seen by: unit::strings::a_pattern_is_found_anywhere_in_the_string
//! rule: `pattern` | a regular expression (JavaScript's, with its flag `u`) that is found somewhere in the string
//! asks: what does `\d` find in a string with the digits of another script?
//!
//! The pattern goes to Rust's regular expressions as it is. There `\d` is a digit of any script, and `$` and `.`
//! differ in line breaks too. What the browser refuses gets through here, and the program behind it cannot read
//! `٣`.
//!
//! A dialect is part of the standard. A test uses one thing in which the dialects differ.

mod ecma {
    pub(crate) fn translated(pattern: &str) -> Result<String, String> {
        Ok(pattern.to_owned())
    }
}
