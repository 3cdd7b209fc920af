//! title: A comment is a line
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_tariff_is_read_line_by_line
//! rule: Empty lines, and everything from a `#` on, are left out.
//! asks: what does a comment do that stands behind a fact?
//!
//! `starts_with('#')` finds most comments. One behind a fact is taken for a part of it, and a good tariff is refused.
//!
//! People write comments where there is room. A parser's tests have one in each place where the rules allow it.

mod tariff {
    fn without_comment(line: &str) -> &str {
        if line.trim_start().starts_with('#') {
            return "";
        }
        line
    }
}
