//! title: Takes what looks like a digit for one
//! severity: minor
//! seen by: unit::header::a_header_names_the_separator
//! rule: A separator has at least one character, and neither a digit nor a `-`.
//! asks: may a character separate that looks like a digit and is none?
//!
//! `²` cannot separate here: `char::is_numeric` says that it is a number. No number of this program can contain it, so there is
//! nothing to confuse.
//!
//! Unicode has a few hundred characters with a numeric value. A rule about digits that are written in a number needs
//! `is_ascii_digit`, in what is refused as well as in what is accepted.

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
