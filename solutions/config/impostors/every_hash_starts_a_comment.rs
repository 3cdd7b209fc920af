//! title: Every `#` starts a comment
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value without quotes ends with its line, or at a `#` with white space in front of it.
//! asks: what does a `#` mean that has no white space in front of it?
//!
//! `COLOUR=#fff` and `PASSWORD=ab#cd` are values. As in a shell, a comment needs white space in front of its `#`.
//! Here the user loses half of a password.
//!
//! A test needs both: a `#` that starts a comment, and one that does not.

mod dotenv {
    fn without_comment(text: &str) -> &str {
        text.split('#').next().unwrap_or(text).trim_matches(BLANKS)
    }
}
