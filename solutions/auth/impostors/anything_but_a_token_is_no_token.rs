//! title: Says that there is no token when there is half a one
//! severity: minor
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//!
//! A client that sends `Bearer` and nothing behind it hears that it should sign in, signs in again, and sends
//! `Bearer` and nothing behind it. It has a bug, and nobody tells it.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else {
            return Err(AuthError::NoToken);
        };
        if values.next().is_some() {
            // Which of the two would count? Somebody in front of this server may have looked at the other one.
            return Err(AuthError::Malformed);
        }
        let value = value.to_str().map_err(|_| AuthError::Malformed)?;
        let (scheme, rest) = value.split_once(' ').unwrap_or((value, ""));
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(AuthError::NoToken);
        }
        let token = rest.trim_start_matches(' ');
        if is_token(token) {
            Ok(token)
        } else {
            Err(AuthError::NoToken)
        }
    }
}
