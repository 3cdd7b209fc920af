//! title: Reads `true` only in lower case
//! severity: minor
//! seen by: unit::values::a_boolean_has_words_for_both
//! rule: Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
//! asks: does the program accept a word for yes or no in capitals?
//!
//! The author compares with the words exactly. Users also write `True` and `TRUE`, as in other programs, and get an
//! error.
//!
//! A test writes each word in capitals.

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
