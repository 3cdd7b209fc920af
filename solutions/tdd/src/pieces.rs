//! The text between the separators.

use crate::header::Header;

/// A piece of text between two separators.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// It may be empty, and it need not be a number.
    pub text: &'a str,
    /// Where in the whole text it begins, in characters.
    pub position: usize,
}

/// Splits the body at its separators. It has one piece more than separators.
pub fn split<'a>(header: &Header<'a>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    // The first byte and the place of the current piece, and then the current position.
    let (mut begin, mut position) = (0, header.start);
    let (mut end, mut characters) = (0, 0);
    while let Some(next) = header.body[end..].chars().next() {
        if let Some(separator) = separator_at(&header.body[end..], &header.separators) {
            pieces.push(Piece {
                text: &header.body[begin..end],
                position,
            });
            position += characters + separator.chars().count();
            end += separator.len();
            begin = end;
            characters = 0;
        } else {
            end += next.len_utf8();
            characters += 1;
        }
    }
    pieces.push(Piece {
        text: &header.body[begin..],
        position,
    });
    pieces
}

/// The separator at the beginning of the text; of several the longest. Otherwise `**` would always be read as
/// two `*`.
fn separator_at<'a>(text: &str, separators: &[&'a str]) -> Option<&'a str> {
    separators
        .iter()
        .copied()
        .filter(|separator| text.starts_with(separator))
        .max_by_key(|separator| separator.len())
}
