//! title: Makes small letters first, of every script
//! severity: major
//! seen by: unit::names::what_is_no_name_is_refused
//! rule: 1 to 32 characters out of `a`–`z`, `A`–`Z`, `0`–`9`, `-`, `_`
//! asks: which signs become one of the allowed letters when they are made small?
//!
//! `to_lowercase` comes first, and the check looks at its result. Unicode has a sign for kelvin that looks like `K`, and its small
//! letter is the `k` of everybody. So the check never sees the sign.
//!
//! A check belongs in front of the change, on what came in. The test has a text that only the change makes right.

mod name {
    impl Name {
        pub fn parse(text: &str) -> Result<Self, NameError> {
            let text = text.to_lowercase();
            let found = text.chars().count();
            if !(1..=LONGEST).contains(&found) {
                return Err(NameError::Length { found });
            }
            match text.chars().find(|&character| !belongs(character)) {
                Some(found) => Err(NameError::Character { found }),
                None => Ok(Self(text)),
            }
        }
    }
}
