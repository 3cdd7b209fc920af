//! title: Takes a blank for no separator
//! severity: minor
//! seen by: unit::header::characters_with_another_use_separate_too
//! rule: It is one character, even `/`, `]` or a blank, but not a digit, a `-` or a `[`.
//! asks: what is the sum of numbers with blanks between them, if the header names the blank?
//!
//! The code asks whether the separator is empty, and trims it first. So a blank counts as nothing, and the user cannot
//! add up `1 2 3`.
//!
//! `trim` is often written out of habit. A test needs a separator that is white space.

mod header {
    fn legal(separator: &str, position: usize) -> Result<&str, AddError> {
        if separator.trim().is_empty() {
            return Err(AddError::NoSeparator { position });
        }
        let part_of_a_number = |character: char| character == '-' || character.is_ascii_digit();
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
