//! The number in a piece of text.

use crate::error::{AddError, Negative};
use crate::pieces::Piece;

/// The highest number that counts.
const HIGHEST: u64 = 1000;

/// A number as it is in a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Number {
    /// Zero or more. A number too large for the type is its largest value.
    Natural(u64),
    /// Less than zero.
    Negative(Negative),
}

/// Reads a number: digits, perhaps with a minus before them.
pub fn read(piece: &Piece<'_>) -> Result<Number, AddError> {
    let position = piece.position;
    if piece.text.is_empty() {
        return Err(AddError::MissingNumber { position });
    }
    let digits = piece.text.strip_prefix('-');
    let negative = digits.is_some();
    let value = value(digits.unwrap_or(piece.text)).ok_or_else(|| AddError::NotANumber {
        found: piece.text.to_owned(),
        position,
    })?;
    if negative && value > 0 {
        return Ok(Number::Negative(Negative {
            number: piece.text.to_owned(),
            position,
        }));
    }
    Ok(Number::Natural(value))
}

/// Whether a number is added, or ignored because it is too high.
pub fn counts(value: u64) -> bool {
    value <= HIGHEST
}

/// The value of a text of digits only. `parse` alone would also accept `+1`.
fn value(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // With digits only, `parse` fails only for too many of them. Such a number is over 1000.
    Some(digits.parse().unwrap_or(u64::MAX))
}
