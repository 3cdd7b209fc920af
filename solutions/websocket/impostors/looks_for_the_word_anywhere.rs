//! title: Looks for the word anywhere in the field
//! severity: minor
//! seen by: unit::handshake::a_field_is_a_list_of_words
//! rule: A part of a word does not count.
//! asks: does a word count if it is only a part of another word?
//!
//! `contains` finds `upgrade` in the list. It also finds it in `upgrade-later` and `no-upgrade`. A client that wants
//! no WebSocket then gets one.
//!
//! A test needs a word that contains the right word.

mod handshake {
    pub fn names(request: &Request, field: &str, word: &str) -> bool {
        request.values(field).iter().any(|value| {
            value
                .to_ascii_lowercase()
                .contains(&word.to_ascii_lowercase())
        })
    }
}
