//! title: Trims passwords
//! severity: minor
//! seen by: unit::passwords::a_password_is_what_was_typed
//! rule: Nothing is trimmed, and every character may occur.
//! asks: are two passwords the same that differ in a space at the end?
//!
//! Nobody has a space at the end of a password, and people paste one by mistake. So it is trimmed here. The client
//! next door does not trim, nor did the server before this one, and some can no longer sign in.

mod password {
    impl Password {
        pub fn parse(typed: &Hidden) -> Result<Self, PasswordError> {
            let typed = Hidden::new(typed.expose().trim());
            match typed.expose().chars().count() {
                ..SHORTEST => Err(PasswordError::TooShort),
                SHORTEST..=LONGEST => Ok(Self(typed.clone())),
                _ => Err(PasswordError::TooLong),
            }
        }
    }
}
