//! title: An empty piece is zero
//! severity: major
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: Nothing else is a number: no white space, no `+`, and nothing at all (as in `1,,2` or `1,`) is none either.
//! asks: what stands between two separators that follow each other directly?
//!
//! An empty text is zero, so every empty piece of a text is zero too: `1,,2` is 3. It follows from the first test, if
//! the first test is put into the wrong function.
//!
//! A special case is special to something. It takes a test of the place that looks like it and is not.

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
