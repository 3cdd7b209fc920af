//! The access token that comes with a request.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

use crate::error::AuthError;

/// The token in the header `Authorization: Bearer TOKEN`.
///
/// The scheme may be written in any case, and one space or more stand behind it. (RFC 9110 §11.4, RFC 6750 §2.1)
///
/// # Errors
/// [`AuthError::NoToken`], if there is no such header or it has another scheme. [`AuthError::Malformed`], if there are
/// several such headers, or it is not ASCII. [`AuthError::Malformed`] too, if there is no token behind the scheme, or
/// more than one, or one with characters that no token has. A token is made of `A` to `Z`, `a` to `z`, `0` to `9` and
/// `-._~+/`, with any number of `=` at its end. Several headers, or one that is not ASCII, are malformed whatever their
/// scheme.
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
        Err(AuthError::Malformed)
    }
}

fn is_token(text: &str) -> bool {
    let text = text.trim_end_matches('=');
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte))
}
