//! title: Trims a trailing separator
//! severity: minor
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: Nothing else is a number: no white space, no `+`, and nothing at all (as in `1,,2` or `1,`) is none either.
//! asks: what does a caller get for a text that ends in a separator?
//!
//! `1,2,` looks as if somebody pressed a key too often, so the last comma is taken off. But perhaps the third number
//! was lost on the way, and then the sum is wrong and nobody is told.
//!
//! To be generous is a decision, and here it was decided otherwise. Only a test of the text with the mistake in it
//! shows which decision the code has taken.

mod add {
    /// The sum of the numbers in a text.
    pub fn add(text: &str) -> Result<u64, AddError> {
        let mut header = header::read(text)?;
        for separator in header.separators.clone() {
            header.body = header.body.trim_end_matches(separator);
        }
        if header.body.is_empty() {
            return Ok(0);
        }
        let numbers = pieces::split(&header)
            .iter()
            .map(number::read)
            .collect::<Result<Vec<_>, _>>()?;
        refuse_negatives(&numbers)?;
        Ok(sum(&numbers))
    }
}
