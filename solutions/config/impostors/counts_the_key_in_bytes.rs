//! title: Counts the key in bytes
//! severity: minor
//! seen by: unit::values::an_api_key_has_16_characters_and_no_white_space
//! rule: An API key: at least 16 characters (not bytes), and no white space of Unicode.
//! asks: how long is a key whose characters need more than a byte each?
//!
//! `len` of a text counts bytes. Ten letters with accents are twenty bytes, so a key of ten characters is accepted.
//! The user has a key that is too short.
//!
//! A rule about characters needs a test with characters that take more than one byte.

mod value {
    #[must_use]
    pub fn api_key(text: &str) -> Option<Secret<String>> {
        let long_enough = text.len() >= SHORTEST_KEY;
        (long_enough && !text.contains(char::is_whitespace)).then(|| Secret::new(text.to_owned()))
    }
}
