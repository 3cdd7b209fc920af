//! title: Reads only the first of two headers
//! severity: major
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//! rule: Several headers, or one that is not ASCII, are malformed whatever their scheme.
//! asks: what does a request with more than one `Authorization` header get?
//!
//! The request has two `Authorization` headers, and the map of headers returns the first. The proxy in front of the
//! server checked the last.
//!
//! If two headers disagree, the server cannot know which one the proxy checked. A test sends two, and expects 400.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else {
            return Err(AuthError::NoToken);
        };
        let value = value.to_str().map_err(|_| AuthError::Malformed)?;
        let (scheme, rest) = value.split_once(' ').unwrap_or((value, ""));
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(AuthError::NoToken);
        }
        let token = rest.trim_start_matches(' ');
        if is_token(token) {
            Ok(token)
        } else {
            Err(AuthError::Malformed)
        }
    }
}
