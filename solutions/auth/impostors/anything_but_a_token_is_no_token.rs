//! title: Reports half a token as no token
//! severity: minor
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//! rule: an `Authorization` that cannot be read | 400
//! asks: what does the server answer to a client that sends the scheme without a token?
//!
//! The code treats `Bearer` without a token like a request without the header, and tells the client to sign in. A
//! client with this bug signs in, and sends `Bearer` without a token again. The answer never points to the bug.
//!
//! A missing header and a malformed one need two answers. A test sends the scheme without a token.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else {
            return Err(AuthError::NoToken);
        };
        if values.next().is_some() {
            // A proxy in front of this server may have checked the other one.
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
