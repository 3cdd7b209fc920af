//! title: Compares yes and no without a copy in lower case
//! freedom: algorithm
//! rule: in upper or lower case
//!
//! The README says which words count, and not how the code ignores their case. This version makes no copy in lower
//! case. It compares with two lists of words.

mod value {
    pub fn boolean(text: &str) -> Option<bool> {
        let is_one_of = |words: [&str; 4]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is_one_of(["on", "yes", "1", "true"]) {
            Some(true)
        } else {
            is_one_of(["off", "no", "0", "false"]).then_some(false)
        }
    }
}
