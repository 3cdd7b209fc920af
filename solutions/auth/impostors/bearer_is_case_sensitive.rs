//! title: Accepts `Bearer` only with a capital letter
//! severity: minor
//! seen by: unit::bearers::the_scheme_may_be_written_in_any_case
//! rule: The scheme may be in any case.
//! asks: in which case may a client write the scheme?
//!
//! Every example has a capital letter, and so do most clients. But a scheme's name may be in any case (RFC 9110). The
//! first client that writes `bearer` hears that it sent no token.
//!
//! A test writes the scheme in small letters.

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
        if scheme != "Bearer" {
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
