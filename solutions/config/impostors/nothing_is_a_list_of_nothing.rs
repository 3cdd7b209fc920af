//! title: Nothing is a list with nothing in it
//! severity: minor
//! seen by: unit::values::origins_have_commas_between_them
//! rule: The empty text, and a text of spaces and tabs alone, is the empty list.
//! asks: what is the list when its text is empty?
//!
//! `"".split(',')` gives one piece, the empty one. So the list that is set to nothing is refused, or worse, has one empty member
//! that everything begins with.
//!
//! None, one, many: the first of them is the test that splitting always needs.

mod value {
    #[must_use]
    pub fn origins(text: &str) -> Option<Vec<String>> {
        text.split(',')
            .map(|item| origin(item.trim_matches([' ', '\t'])))
            .collect()
    }
}
