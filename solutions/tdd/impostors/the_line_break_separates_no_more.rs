//! title: The line break separates no more
//! severity: minor
//! seen by: unit::header::a_line_break_still_separates
//! rule: a line break still separates
//! asks: what does a line break do among numbers behind a header?
//!
//! The header names the separator, so that one separates, and nothing else does. But the line break was never the
//! header's to change.
//!
//! Two rules that were tested one by one can still break each other. A test with both in one text keeps them together.

mod header {
    fn separators(line: &str) -> Result<Vec<&str>, AddError> {
        if line.starts_with('[') {
            in_brackets(line)
        } else {
            Ok(vec![single(line)?])
        }
    }
}
