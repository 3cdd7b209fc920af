//! title: Escapes a name character by character
//! freedom: algorithm
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//!
//! The rules say what a pointer looks like. Here the code replaces one character at a time, so it never escapes an escape.

mod pointer {
    fn escaped(name: &str) -> String {
        let mut escaped = String::with_capacity(name.len());
        for character in name.chars() {
            match character {
                '~' => escaped.push_str("~0"),
                '/' => escaped.push_str("~1"),
                other => escaped.push(other),
            }
        }
        escaped
    }
}
