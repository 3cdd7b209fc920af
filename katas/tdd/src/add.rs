//! The sum of the numbers in a text.

use crate::error::{AddError, Negative};

/// The sum of the numbers in a text.
///
/// - An empty text has the sum 0.
/// - Numbers are digits, with `,` or a line break between each two of them. White space, a `+` and an empty piece (as
///   in `1,,2` or `1,`) are no part of a number.
/// - A first line `//;` makes `;` the separator in place of the comma. Line breaks still separate. What follows the
///   header may be empty, and then the sum is 0.
/// - A separator has at least one character, and neither a digit nor a `-`. If it has several characters, it is in
///   brackets: `//[***]`. There may be several pairs of brackets. In brackets every character but `]` and a line break
///   can separate. If two separators fit at the same place, the longer one counts.
/// - Numbers over 1000 are ignored, however many digits they have.
/// - Negative numbers are refused, all of them in one error. `-0` is 0.
///
/// The sum always fits a `u64`: a larger one would need a text of more than 10^16 characters.
///
/// ```
/// assert_eq!(tdd::add("//[***][%]\n1***2%3"), Ok(6));
/// ```
///
/// # Errors
/// The error of the header, if it has one. Otherwise [`AddError::MissingNumber`] or [`AddError::NotANumber`] for the
/// first piece that cannot be read. If all pieces can be read, [`AddError::Negatives`] for all negative numbers.
pub fn add(text: &str) -> Result<u64, AddError> {
    todo!()
}
