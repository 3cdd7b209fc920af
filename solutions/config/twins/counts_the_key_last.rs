//! title: Checks the length of a key last
//! freedom: order
//! rule: at least 16 characters, none of them white space
//!
//! A key that breaks both rules is malformed, and the report shows nothing of it. So the order of the two checks is
//! free. This version counts last.

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
