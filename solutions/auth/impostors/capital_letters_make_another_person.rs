//! title: `Joe` and `joe` are two users
//! severity: major
//! seen by: unit::names::a_name_is_kept_in_small_letters
//! rule: Capital letters `A` to `Z` count as small ones, so that no other user can be `Joe` beside `joe`.
//! asks: are two names the same if only their capital letters differ?
//!
//! The code compares names letter by letter. So a stranger registers as `Joe`, and gets the letters, the files and the
//! trust that are meant for `joe`.
//!
//! If two texts are the same name, a test registers the one and then the other.

mod name {
    impl Name {
        pub fn parse(text: &str) -> Result<Self, NameError> {
            let found = text.chars().count();
            if !(1..=LONGEST).contains(&found) {
                return Err(NameError::Length { found });
            }
            match text.chars().find(|&character| !belongs(character)) {
                Some(found) => Err(NameError::Character { found }),
                None => Ok(Self(text.to_owned())),
            }
        }
    }
}
