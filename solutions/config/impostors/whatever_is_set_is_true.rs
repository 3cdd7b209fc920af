//! title: Whatever is set is true
//! severity: critical
//! seen by: unit::values::a_boolean_has_words_for_both
//!
//! In a shell one asks whether a variable is set, with `[ -n "$X" ]`. Then `X=false` and `X=0` switch the thing on.
//!
//! Test the words for no.

mod value {
    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        Some(!text.is_empty())
    }
}
