//! title: Finds the end of the scheme itself
//! freedom: algorithm
//! rule: One space or more is behind the scheme, and no other white space.
//!
//! The rules say what the header looks like, and not how the code reads it.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let values: Vec<_> = headers.get_all(AUTHORIZATION).iter().collect();
        let value = match values[..] {
            [] => return Err(AuthError::NoToken),
            [value] => value.to_str().map_err(|_| AuthError::Malformed)?,
            _ => return Err(AuthError::Malformed),
        };
        let end = value.bytes().position(|byte| byte == b' ');
        let (scheme, token) = value.split_at(end.unwrap_or(value.len()));
        if scheme.to_ascii_lowercase() != "bearer" {
            return Err(AuthError::NoToken);
        }
        let token = token.trim_start_matches(' ');
        let Some(last) = token.bytes().rposition(|byte| byte != b'=') else {
            return Err(AuthError::Malformed);
        };
        let belongs = |byte: u8| {
            matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
        };
        if token.bytes().take(last + 1).all(belongs) {
            Ok(token)
        } else {
            Err(AuthError::Malformed)
        }
    }
}
