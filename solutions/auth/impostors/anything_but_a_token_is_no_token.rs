//! title: Reports half a token as no token
//! severity: minor
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//! rule: [`AuthError::NoToken`], if there is no such header or it has another scheme. [`AuthError::Malformed`], if there are several such headers, or it is not ASCII, or there is no token behind the scheme, or more than one, or one with characters that no token has: a token is made of `A` to `Z`, `a` to `z`, `0` to `9` and `-._~+/`, with any number of `=` at its end.
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
