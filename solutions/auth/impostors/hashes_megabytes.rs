//! title: Takes passwords of any length
//! severity: major
//! seen by: unit::passwords::a_password_has_15_to_128_characters
//! rule: [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than 128.
//! asks: how long may a password be?
//!
//! The longer the better, surely. But a hash is slow on purpose, and its work begins with reading what it hashes.
//! Somebody who sends megabytes to `/login` all day keeps the server busy, and needs no account.

mod password {
    impl Password {
        pub fn parse(typed: &Hidden) -> Result<Self, PasswordError> {
            if typed.expose().chars().count() < SHORTEST {
                return Err(PasswordError::TooShort);
            }
            Ok(Self(typed.clone()))
        }
    }
}
