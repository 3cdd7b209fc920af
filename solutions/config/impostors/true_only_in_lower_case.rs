//! title: `true` only in lower case
//! severity: minor
//! seen by: unit::values::a_boolean_has_words_for_both
//!
//! The standard library reads `true` and `false` and nothing else, and people write `True`, `TRUE` and `1`, as other programs
//! have taught them.
//!
//! A test for each word, as somebody else would write it.

mod value {
    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        match text {
            "true" | "1" | "yes" | "on" => Some(true),
            "false" | "0" | "no" | "off" => Some(false),
            _ => None,
        }
    }
}
