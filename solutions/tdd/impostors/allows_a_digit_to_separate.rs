//! title: Anything may separate
//! severity: minor
//! seen by: unit::header::what_cannot_separate_is_refused
//! rule: A separator has at least one character, and neither a digit nor a `-`.
//! asks: which characters may a header name as a separator, and which not?
//!
//! The header says what separates, and who are we to object? With `//5` the text `152` is 1 and 2, or 152. With `//-`
//! no number can be negative any more, and an error that was promised never comes.
//!
//! What input is allowed to change has limits. A test has to ask for something that nobody in their right mind asks.

mod header {
    fn legal(separator: &str, position: usize) -> Result<&str, AddError> {
        if separator.is_empty() {
            return Err(AddError::NoSeparator { position });
        }
        Ok(separator)
    }
}
