//! title: Everything else is false
//! severity: major
//! seen by: unit::values::a_boolean_has_words_for_both
//!
//! `text == "true"` is a boolean already. So `ture` is false, and so is `enabled`, and the maintenance page stays off while
//! somebody works on the database.
//!
//! A question with two answers has a third outcome: that it was not understood.

mod value {
    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        Some(matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "1" | "yes" | "on"
        ))
    }
}
