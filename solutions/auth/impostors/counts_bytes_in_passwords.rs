//! title: Counts the bytes of a password
//! severity: minor
//! seen by: unit::passwords::a_password_has_15_to_128_characters
//! rule: [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than 128.
//! asks: how long is a password whose characters need more than a byte each?
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
