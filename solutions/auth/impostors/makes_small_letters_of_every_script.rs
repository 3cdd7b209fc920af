//! title: Makes letters small before it checks them
//! severity: major
//! seen by: unit::names::a_text_that_is_no_name_is_refused
//! rule: 1 to 32 characters out of `a`–`z`, `A`–`Z`, `0`–`9`, `-`, `_`
//! asks: which characters become an allowed letter when the code makes them small?
//!
//! The code calls `to_lowercase` first and then checks the result. Unicode has a kelvin sign that looks like `K`, and
//! its small letter is the ordinary `k`. So the check never sees the sign.
//!
//! Check the input before you change it. A test with a name that becomes valid only by the change shows the mistake.

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
