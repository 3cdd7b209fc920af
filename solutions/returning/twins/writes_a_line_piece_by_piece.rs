//! title: Escapes a text character by character
//! freedom: internals
//! rule: Control characters and backslashes are printed as escapes (`\n`, `\\`).
//!
//! The rules say what a line looks like. This code leaves quotation marks alone from the start, so it has no text to
//! replace afterwards.

mod list {
    pub fn one_line(text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for (index, character) in text.char_indices() {
            match character {
                '"' | '\'' => line.push(character),
                // Rust escapes a combining mark only where it has nothing to combine with.
                _ if index == 0 => line.extend(character.to_string().escape_debug()),
                _ => {
                    let pair = format!("a{character}").escape_debug().to_string();
                    line.push_str(&pair[1..]);
                }
            }
        }
        line
    }
}
