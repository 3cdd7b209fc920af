//! title: Accepts passwords of any length
//! severity: major
//! seen by: unit::passwords::a_password_has_15_to_128_characters
//! rule: [`PasswordError::TooShort`] for less than 15 characters (not bytes), [`PasswordError::TooLong`] for more than 128.
//! asks: how long may a password be?
//!
//! A longer password seems to be a safer one. But a hash is slow on purpose, and its work grows with what it reads. An
//! attacker who sends megabytes to `/login` keeps the server busy, and needs no account for it.
//!
//! A limit needs a test on each side: the longest password, and one that is a character longer.

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
