//! title: Whatever is set is true
//! severity: critical
//! seen by: unit::values::a_boolean_has_words_for_both
//! rule: Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
//! asks: what is a word for no worth?
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
