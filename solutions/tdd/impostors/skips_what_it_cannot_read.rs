//! title: Skips what it cannot read
//! severity: critical
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: A text without a sum gives an error that says what is wrong, and at which **position**.
//! asks: what does a caller get for a text with a piece that is not a number?
//!
//! `filter_map(|piece| piece.parse().ok())` is short and never fails. It adds up the pieces that it can read and
//! drops the others. A user who types the letter O in `12,3O` gets 12, and no error.
//!
//! Tests of good input all pass. Bad input needs tests of its own.

mod add {
    /// The sum of the numbers in a text.
    pub fn add(text: &str) -> Result<u64, AddError> {
        let header = header::read(text)?;
        let numbers: Vec<Number> = pieces::split(&header)
            .iter()
            .filter_map(|piece| number::read(piece).ok())
            .collect();
        refuse_negatives(&numbers)?;
        Ok(sum(&numbers))
    }
}
