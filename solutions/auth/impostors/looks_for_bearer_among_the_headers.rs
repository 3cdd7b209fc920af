//! title: Looks for `Bearer` among several headers
//! severity: major
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//! rule: Several headers, or one that is not ASCII, are malformed whatever their scheme.
//! asks: what does a request with two `Authorization` headers of different schemes get?
//!
//! The code searches the headers for one that begins with `Bearer`, and ignores a `Basic` beside it. A proxy in front
//! of this server may have checked the `Basic` one, and let the request through as another user.
//!
//! A test with two headers of the same scheme does not show it. A test with two different schemes does.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let is_bearer = |value: &&axum::http::HeaderValue| {
            let bytes = value.as_bytes();
            let end = bytes.iter().position(|&byte| byte == b' ').unwrap_or(bytes.len());
            bytes[..end].eq_ignore_ascii_case(b"bearer")
        };
        let mut values = headers.get_all(AUTHORIZATION).iter().filter(is_bearer);
        let Some(value) = values.next() else {
            return Err(AuthError::NoToken);
        };
        if values.next().is_some() {
            return Err(AuthError::Malformed);
        }
        let value = value.to_str().map_err(|_| AuthError::Malformed)?;
        let (_, rest) = value.split_once(' ').unwrap_or((value, ""));
        let token = rest.trim_start_matches(' ');
        if is_token(token) {
            Ok(token)
        } else {
            Err(AuthError::Malformed)
        }
    }
}
