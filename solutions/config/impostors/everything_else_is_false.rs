//! title: Everything else is false
//! severity: major
//! seen by: unit::values::a_boolean_has_words_for_both
//! rule: Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
//! asks: what is a word worth that means neither yes nor no?
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
