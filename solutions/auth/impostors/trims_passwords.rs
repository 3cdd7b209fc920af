//! title: Trims passwords
//! severity: minor
//! seen by: unit::passwords::a_password_is_what_was_typed
//! rule: Nothing is trimmed, and every character may occur.
//! asks: are two passwords the same if one has a space at its end?
//!
//! Few passwords end with a space, and people paste one by mistake, so the code trims it. But another client or an
//! older server did not trim. Users whose password has a space can no longer sign in.
//!
//! A test uses a password with a space at its end, and signs in without the space.

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
