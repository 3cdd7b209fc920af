//! title: Counts as JavaScript does
//! severity: minor
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: how long is a string with a character that UTF-16 writes in two halves?
//!
//! JavaScript's `length` counts halves of UTF-16, and `🦀` has two of them. JSON Schema counts characters, whatever
//! the language of the validator; otherwise browser and server disagree about one text.
//!
//! Accents do not show it. It takes a character beyond U+FFFF.

mod keywords {
    mod string {
        fn length(text: &str) -> usize {
            text.encode_utf16().count()
        }
    }
}
