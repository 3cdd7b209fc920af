//! title: Reads every word as true
//! severity: critical
//! seen by: unit::values::a_boolean_has_words_for_both
//! rule: Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
//! asks: what does a word for no mean?
//!
//! A shell script often asks only whether a variable is set, with `[ -n "$X" ]`. Then `FERRY_MAINTENANCE=false` and
//! `=0` also switch the maintenance page on.
//!
//! The tests need the words for no as well.

mod value {
    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        Some(!text.is_empty())
    }
}
