//! title: Trims a trailing separator
//! severity: minor
//! seen by: unit::refusals::a_missing_number_is_refused
//! rule: White space, a `+` and an empty piece (as in `1,,2` or `1,`) are no part of a number.
//! asks: what does a caller get for a text that ends in a separator?
//!
//! `1,2,` looks like a typing mistake, so the code removes the last comma. But the third number may have been lost on
//! the way. Then the sum is wrong, and the user does not learn of it.
//!
//! The rules want an error. Only a test of a text that ends in a separator sees which decision the code makes.

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
