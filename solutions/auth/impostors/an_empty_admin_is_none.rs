//! title: Starts without an admin if the variable is empty
//! severity: minor
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: It does not start with an `AUTH_ADMIN` that is not an admin, such as an empty one.
//! asks: what does the server do with a variable that is set and empty?
//!
//! Many programs treat an empty variable as one that is not set. Take a script with `AUTH_ADMIN="$ADMIN"` and a
//! typing error in the name on the right. The server starts, and its operator finds out later that it has no admin.
//!
//! "Not set" and "empty" are two inputs. A test of settings needs both.

mod main {
    fn read_admin() -> Result<Option<User>, Failure> {
        match std::env::var(ADMIN_VARIABLE) {
            Ok(text) if text.is_empty() => Ok(None),
            Ok(text) => User::admin(&text).map(Some).map_err(Failure::Admin),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(Failure::AdminNoText),
        }
    }
}
