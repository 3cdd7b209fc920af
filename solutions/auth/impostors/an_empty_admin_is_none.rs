//! title: Starts without an admin, if the variable is empty
//! severity: minor
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: It does not start with an `AUTH_ADMIN` that is not an admin, such as an empty one.
//! asks: what becomes of a variable that is set and has nothing in it?
//!
//! Many programs take an empty variable for one that is not set. Here a script had `AUTH_ADMIN="$ADMIN"`, with a misspelt name on
//! the right. The server starts, and its operator finds out later that there is no admin.
//!
//! Not set and empty are two inputs. A test of settings has both.

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
