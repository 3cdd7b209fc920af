//! title: Reads brackets as a set of characters
//! severity: major
//! seen by: unit::brackets::a_separator_in_brackets_has_any_length
//! rule: A separator in brackets is one text: `[*%]` is the separator `*%`, and not a choice between `*` and `%`.
//! asks: what separates when the brackets hold two different characters?
//!
//! In a regular expression `[*%]` is one star or one percent sign. In this kata it is one separator of two
//! characters. With `[***]` the difference does not show, because this code also skips empty pieces.
//!
//! A test needs a separator of two different characters, and a text that has only one of them.

mod pieces {
    /// Takes the body apart.
    pub fn split<'a>(header: &Header<'a>) -> Vec<Piece<'a>> {
        let is_separator = |c: char| header.separators.iter().any(|one| one.contains(c));
        let bracketed = header.separators.iter().any(|one| one.chars().count() > 1);
        let mut pieces = Vec::new();
        let mut begin = 0;
        let ends = header.body.char_indices().filter(|(_, c)| is_separator(*c));
        let ends = ends.map(|(at, c)| (at, at + c.len_utf8()));
        for (end, next) in ends.chain([(header.body.len(), header.body.len())]) {
            if end > begin || !bracketed {
                pieces.push(Piece {
                    text: &header.body[begin..end],
                    position: header.start + header.body[..begin].chars().count(),
                });
            }
            begin = next;
        }
        pieces
    }
}
