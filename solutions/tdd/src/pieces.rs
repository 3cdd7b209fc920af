//! The text between the separators.

use crate::header::Header;

/// What stands between two separators.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// It may be empty, and it need not be a number.
    pub text: &'a str,
    /// Where in the whole text it begins, in characters.
    pub position: usize,
}

/// Takes the body apart at its separators. There is one piece more than there are separators in it.
pub fn split<'a>(header: &Header<'a>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    // The piece that is being read: its first byte, and its place. Then how far the reading has come.
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

/// The separator that the text begins with; of several the longest, or `**` could never be told from two `*`.
fn separator_at<'a>(text: &str, separators: &[&'a str]) -> Option<&'a str> {
    separators
        .iter()
        .copied()
        .filter(|separator| text.starts_with(separator))
        .max_by_key(|separator| separator.len())
}
