//! title: Reads every other word as false
//! severity: major
//! seen by: unit::values::a_boolean_has_words_for_both
//! rule: Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
//! asks: what happens to a word that means neither yes nor no?
//!
//! `text == "true"` gives a boolean, so it looks complete. But then `ture` and `enabled` mean false. The operator
//! works on the database, and the maintenance page is not shown.
//!
//! A word can also be neither. A test needs a word that the rules do not know, and expects an error.

mod value {
    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        Some(matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "1" | "yes" | "on"
        ))
    }
}
