//! title: Rejects a header with nothing behind it
//! severity: minor
//! seen by: unit::header::a_header_with_nothing_behind_it_is_zero
//! rule: What follows the header may be empty, and then the sum is 0.
//! asks: what is the sum of a text that has a header and nothing else?
//!
//! The empty text is zero, and this code asks whether the whole text is empty. With a header it is not, although
//! there are no numbers in it. So a user gets 0 without a header, and an error with one.
//!
//! A new feature has to agree with every older special case. A test combines the two: a header and no numbers.

mod add {
    /// The sum of the numbers in a text.
    pub fn add(text: &str) -> Result<u64, AddError> {
        if text.is_empty() {
            return Ok(0);
        }
        let header = header::read(text)?;
        let numbers = pieces::split(&header)
            .iter()
            .map(number::read)
            .collect::<Result<Vec<_>, _>>()?;
        refuse_negatives(&numbers)?;
        Ok(sum(&numbers))
    }
}
