//! title: Counts UTF-16 units, as JavaScript does
//! severity: minor
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: how long is a string with a character that takes two UTF-16 units?
//!
//! JavaScript's `length` counts UTF-16 units, and `🦀` has two of them. JSON Schema counts characters in every
//! language. Otherwise a browser and a server disagree about the same text.
//!
//! Accents do not show it. A test needs a character beyond U+FFFF.

mod keywords {
    mod string {
        fn length(text: &str) -> usize {
            text.encode_utf16().count()
        }
    }
}
