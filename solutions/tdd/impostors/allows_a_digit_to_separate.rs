//! title: Accepts any character as a separator
//! severity: minor
//! seen by: unit::header::a_text_that_cannot_separate_is_refused
//! rule: A separator has at least one character, and neither a digit nor a `-`.
//! asks: which characters may a header name as a separator, and which not?
//!
//! The author trusts the header: it names the separator, so the code uses it. With `//5` the text `152` could be 1
//! and 2, or 152. With `//-` no number can be negative, so the promised error never comes.
//!
//! Tests with sensible separators all pass. A test has to name a digit and a `-`, which no sensible user would
//! choose.

mod header {
    fn legal(separator: &str, position: usize) -> Result<&str, AddError> {
        if separator.is_empty() {
            return Err(AddError::NoSeparator { position });
        }
        Ok(separator)
    }
}
