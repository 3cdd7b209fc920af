//! title: Finds a comment only at the beginning of a line
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_tariff_is_read_line_by_line
//! rule: A comment begins with `#`, anywhere in a line.
//! asks: what does a comment behind a row do?
//!
//! `starts_with('#')` finds most comments. This code reads a comment behind a row as a part of the row, and rejects a
//! right tariff.
//!
//! People write comments where there is room. The parser's tests need a comment in each place where the rules allow
//! one.

mod tariff {
    fn without_comment(line: &str) -> &str {
        if line.trim_start().starts_with('#') {
            return "";
        }
        line
    }
}
