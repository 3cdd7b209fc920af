//! title: Accepts the digits of every script
//! severity: major
//! seen by: unit::strings::a_pattern_is_found_anywhere_in_the_string
//! rule: `pattern` | a regular expression (JavaScript's, with its flag `u`) that is found somewhere in the string
//! asks: does `\d` match a digit of another script?
//!
//! The code gives the pattern to Rust's regular expressions unchanged. There `\d` matches a digit of any script, and
//! `$` and `.` treat line breaks differently too. A string that a browser refuses passes, and the program behind the
//! validator cannot read `٣`.
//!
//! The dialect of regular expressions is part of the standard. A test uses one character on which the dialects
//! differ.

mod ecma {
    pub(crate) fn translated(pattern: &str) -> Result<String, String> {
        Ok(pattern.to_owned())
    }
}
