//! title: Makes letters small while it checks the characters
//! freedom: internals
//! rule: 1 to 32 characters out of `a`–`z`, `A`–`Z`, `0`–`9`, `-`, `_` | `Joe` is `joe`, and nothing is trimmed
//!
//! The rules say which names are valid. Here the code builds the name character by character.

mod name {
    impl Name {
        pub fn parse(text: &str) -> Result<Self, NameError> {
            let mut name = String::new();
            let (mut found, mut wrong) = (0, None);
            for character in text.chars() {
                found += 1;
                if belongs(character) {
                    name.push(character.to_ascii_lowercase());
                } else if wrong.is_none() {
                    wrong = Some(character);
                }
            }
            if found == 0 || found > LONGEST {
                return Err(NameError::Length { found });
            }
            match wrong {
                Some(found) => Err(NameError::Character { found }),
                None => Ok(Self(name)),
            }
        }
    }
}
