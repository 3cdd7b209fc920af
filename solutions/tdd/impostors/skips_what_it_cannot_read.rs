//! title: Skips what it cannot read
//! severity: critical
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: A text without a sum gives an error that says what is wrong, and at which **position**.
//! asks: what does a caller get for a text with something in it that is no number?
//!
//! `filter_map(|piece| piece.parse().ok())` is short, and never fails. It adds up what it understands and keeps quiet
//! about the rest: `12,3O` is 12, if somebody typed the letter O.
//!
//! Tests of good input are all green. What a program does with bad input is half of what it does, and needs its tests.

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
