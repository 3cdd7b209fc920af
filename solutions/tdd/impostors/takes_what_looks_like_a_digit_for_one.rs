//! title: Refuses `²` as a separator
//! severity: minor
//! seen by: unit::header::a_header_names_the_separator
//! rule: A separator has at least one character, and neither a digit nor a `-`.
//! asks: may a character separate that looks like a digit and is not one?
//!
//! `char::is_numeric` is true for `²`, so this code refuses it as a separator. But a number has only the digits `0`
//! to `9`, so `²` cannot be confused with a part of one. A user with a right header gets an error.
//!
//! A test with `²` as the separator sees it. The check needs `is_ascii_digit`, for what is refused as well as for
//! what is accepted.

mod header {
    fn legal(separator: &str, position: usize) -> Result<&str, AddError> {
        if separator.is_empty() {
            return Err(AddError::NoSeparator { position });
        }
        let part_of_a_number = |character: char| character == '-' || character.is_numeric();
        match separator
            .chars()
            .enumerate()
            .find(|(_, character)| part_of_a_number(*character))
        {
            Some((index, character)) => Err(AddError::PartOfANumber {
                character,
                position: position + index,
            }),
            None => Ok(separator),
        }
    }
}
