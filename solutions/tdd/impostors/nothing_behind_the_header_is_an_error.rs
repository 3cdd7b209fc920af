//! title: Nothing behind the header is an error
//! severity: minor
//! seen by: unit::header::a_header_with_nothing_behind_it_is_zero
//! rule: What follows the header may be empty, and then the sum is 0.
//! asks: what is the sum of a text that has a header and nothing else?
//!
//! The empty text is zero, and this was asked of the whole text. With a header the text is not empty, but what holds the
//! numbers is. Two texts that mean the same have two answers.
//!
//! A new feature meets every old special case. A test has to introduce them to each other.

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
