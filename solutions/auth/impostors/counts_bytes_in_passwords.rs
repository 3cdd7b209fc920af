//! title: Counts the bytes of a password
//! severity: minor
//! seen by: unit::passwords::a_password_has_15_to_128_characters
//! rule: [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than 128.
//! asks: how long is a password whose characters take more than one byte each?
//!
//! `len` returns the number of bytes, not of characters. Fourteen letters such as `ä` have 28 bytes, so a short
//! password passes. A hundred of them have 200 bytes, so a good password is refused.
//!
//! A limit in characters needs a test with characters of more than one byte.

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
