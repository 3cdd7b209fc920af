//! title: Rejects an empty list
//! severity: minor
//! seen by: unit::values::origins_have_commas_between_them
//! rule: An empty text, or one of spaces and tabs only, is the empty list.
//! asks: what is the list if its text is empty?
//!
//! `"".split(',')` gives one piece, the empty one, and it is not an origin. A user who allows no origins gets an
//! error.
//!
//! A list needs three tests: no piece, one piece and several.

mod value {
    #[must_use]
    pub fn origins(text: &str) -> Option<Vec<String>> {
        text.split(',')
            .map(|item| origin(item.trim_matches([' ', '\t'])))
            .collect()
    }
}
