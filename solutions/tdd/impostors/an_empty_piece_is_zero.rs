//! title: An empty piece is zero
//! severity: major
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: White space, a `+` and an empty piece (as in `1,,2` or `1,`) are no part of a number.
//! asks: what does a caller get for two separators with nothing between them?
//!
//! An empty text has the sum 0. This code applies the rule to every empty piece, so `1,,2` has the sum 3. It happens
//! if the first test is made to pass in the function that reads one piece.
//!
//! The user who lost a number between two commas gets a sum and no error. A test with two separators next to each
//! other sees it.

mod number {
    /// Reads a number.
    pub fn read(piece: &Piece<'_>) -> Result<Number, AddError> {
        if piece.text.is_empty() {
            return Ok(Number::Natural(0));
        }
        let position = piece.position;
        let digits = piece.text.strip_prefix('-');
        let value = value(digits.unwrap_or(piece.text)).ok_or_else(|| AddError::NotANumber {
            found: piece.text.to_owned(),
            position,
        })?;
        if digits.is_some() && value > 0 {
            return Ok(Number::Negative(Negative {
                number: piece.text.to_owned(),
                position,
            }));
        }
        Ok(Number::Natural(value))
    }
}
