//! title: No longer separates at line breaks behind a header
//! severity: minor
//! seen by: unit::header::a_line_break_still_separates
//! rule: a line break still separates
//! asks: what does a line break do among numbers behind a header?
//!
//! The header names a separator, so this code splits at nothing else. But the header replaces only the comma. A user
//! with numbers on several lines gets an error.
//!
//! The test of the line break and the test of the header both pass. A test with both in one text sees it.

mod header {
    fn separators(line: &str) -> Result<Vec<&str>, AddError> {
        if line.starts_with('[') {
            in_brackets(line)
        } else {
            Ok(vec![single(line)?])
        }
    }
}
