//! title: Checks the length of a key last
//! freedom: order
//! rule: at least 16 characters, none of them white space
//!
//! A key that breaks both rules is malformed either way, and nothing of it is shown. Which rule is looked at first cannot be
//! seen.

mod value {
    pub fn api_key(text: &str) -> Option<Secret<String>> {
        let mut count = 0;
        for character in text.chars() {
            if character.is_whitespace() {
                return None;
            }
            count += 1;
        }
        if count < SHORTEST_KEY {
            return None;
        }
        Some(Secret::new(text.to_owned()))
    }
}
