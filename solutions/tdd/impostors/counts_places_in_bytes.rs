//! title: Counts positions in bytes
//! severity: minor
//! seen by: unit::header::places_are_counted_in_characters
//! rule: Positions count characters, not bytes.
//! asks: which position does an error name behind a letter with an accent?
//!
//! `find` and `len` count bytes, and a user counts characters. Both counts agree up to the first `é`, and then the
//! position in the message is too large.
//!
//! Tests with English letters cannot tell them apart. A test with one accented letter before the mistake can.

mod pieces {
    /// Takes the body apart.
    pub fn split<'a>(header: &Header<'a>) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let (mut begin, mut end) = (0, 0);
        while let Some(next) = header.body[end..].chars().next() {
            if let Some(separator) = separator_at(&header.body[end..], &header.separators) {
                pieces.push(Piece {
                    text: &header.body[begin..end],
                    position: header.start + begin,
                });
                end += separator.len();
                begin = end;
            } else {
                end += next.len_utf8();
            }
        }
        pieces.push(Piece {
            text: &header.body[begin..],
            position: header.start + begin,
        });
        pieces
    }
}
