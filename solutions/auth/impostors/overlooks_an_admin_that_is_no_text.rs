//! title: Overlooks an admin that is no text
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: It does not start with an `AUTH_ADMIN` that is not an admin, such as an empty one.
//! asks: in how many ways can it fail to read a variable?
//!
//! `if let Ok(text)` reads a variable that may be missing, and throws both errors away: that it is not set, and that it is no text.
//! With the second one the operator wanted an admin, and gets a server without one.
//!
//! An `Err` that is dropped may have been two answers. The test gives the variable bytes that are no text.

mod main {
    fn read_admin() -> Result<Option<User>, Failure> {
        if let Ok(text) = std::env::var(ADMIN_VARIABLE) {
            return User::admin(&text).map(Some).map_err(Failure::Admin);
        }
        Ok(None)
    }
}
