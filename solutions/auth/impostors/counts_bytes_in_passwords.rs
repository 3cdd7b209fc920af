//! title: Counts the bytes of a password
//! severity: minor
//! seen by: unit::passwords::a_password_has_15_to_128_characters
//!
//! `len` is the length, as everybody knows. It is the number of bytes: fourteen letters with dots on them are
//! twenty-eight, and a hundred of them too many.

mod password {
    impl Password {
        pub fn parse(typed: &Hidden) -> Result<Self, PasswordError> {
            match typed.expose().len() {
                ..SHORTEST => Err(PasswordError::TooShort),
                SHORTEST..=LONGEST => Ok(Self(typed.clone())),
                _ => Err(PasswordError::TooLong),
            }
        }
    }
}
