//! title: Ignores an admin that is no text
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: It does not start with an `AUTH_ADMIN` that is not an admin, such as an empty one.
//! asks: what does the server do with an `AUTH_ADMIN` that is not text?
//!
//! `if let Ok(text)` reads the variable and drops both errors: "not set" and "not text". In the second case the
//! operator wanted an admin, and gets a server without one.
//!
//! An `Err` can stand for two cases that need two answers. A test gives the variable bytes that are no text.

mod main {
    fn read_admin() -> Result<Option<User>, Failure> {
        if let Ok(text) = std::env::var(ADMIN_VARIABLE) {
            return User::admin(&text).map(Some).map_err(Failure::Admin);
        }
        Ok(None)
    }
}
