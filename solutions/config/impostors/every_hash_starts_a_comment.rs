//! title: Every `#` starts a comment
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A value without quotes ends with its line, or at a `#` with white space in front of it.
//! asks: what does a `#` mean that has no white space in front of it?
//!
//! `COLOUR=#fff` and `PASSWORD=ab#cd` are values. A shell needs white space in front of a `#` to take it for a comment, and so
//! does everybody who writes such a line.
//!
//! The comment that is one, and the one that is none, belong into the same test.

mod dotenv {
    fn without_comment(text: &str) -> &str {
        text.split('#').next().unwrap_or(text).trim_matches(BLANKS)
    }
}
