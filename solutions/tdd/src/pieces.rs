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
    let (mut rest, mut position) = (header.body, header.start);
    while let Some((at, separator)) = next_separator(rest, &header.separators) {
        let text = &rest[..at];
        pieces.push(Piece { text, position });
        position += text.chars().count() + separator.chars().count();
        rest = &rest[at + separator.len()..];
    }
    pieces.push(Piece {
        text: rest,
        position,
    });
    pieces
}

/// Where the next separator stands, and which it is. It reads the text only up to there.
fn next_separator<'a>(text: &str, separators: &[&'a str]) -> Option<(usize, &'a str)> {
    text.char_indices()
        .find_map(|(at, _)| Some((at, separator_at(&text[at..], separators)?)))
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
