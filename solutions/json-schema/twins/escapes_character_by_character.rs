//! title: Escapes a name character by character
//! freedom: algorithm
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//!
//! What a pointer looks like is a rule. With one character at a time, no escape can be escaped.

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
