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
    todo!()
}
