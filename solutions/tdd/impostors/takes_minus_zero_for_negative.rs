//! title: Rejects minus zero as negative
//! severity: minor
//! seen by: unit::negatives::minus_zero_is_zero
//! rule: the value counts, and not how it is written
//! asks: is a zero with a minus in front of it below zero?
//!
//! The piece begins with a minus, so this code calls it negative. But the rule is about the value, and zero is not
//! below zero. A user whose program writes `-0` gets an error.
//!
//! Tests with other negative numbers pass. Only a test with `-0` sees it.

mod number {
    /// Reads a number.
    pub fn read(piece: &Piece<'_>) -> Result<Number, AddError> {
        let position = piece.position;
        if piece.text.is_empty() {
            return Err(AddError::MissingNumber { position });
        }
        let digits = piece.text.strip_prefix('-');
        let value = value(digits.unwrap_or(piece.text)).ok_or_else(|| AddError::NotANumber {
            found: piece.text.to_owned(),
            position,
        })?;
        if digits.is_some() {
            return Ok(Number::Negative(Negative {
                number: piece.text.to_owned(),
                position,
            }));
        }
        Ok(Number::Natural(value))
    }
}
