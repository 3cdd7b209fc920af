//! title: Treats any white space as a space
//! severity: minor
//! seen by: unit::bearers::without_one_readable_bearer_there_is_no_token
//! rule: One space or more is behind the scheme, and no other white space.
//! asks: which characters may separate the scheme from the token?
//!
//! `split_whitespace` is the shortest way to get two words, and it splits at tabs as well. A gateway in front of the
//! server reads the header exactly as the RFC says. Then the two disagree about which requests have a token.
//!
//! A convenient function often does more than the rule says. A test with a tab shows it.

mod bearer {
    pub fn bearer(headers: &HeaderMap) -> Result<&str, AuthError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else {
            return Err(AuthError::NoToken);
        };
        if values.next().is_some() {
            return Err(AuthError::Malformed);
        }
        // A tab cannot be in `to_str`'s text unless it is visible.
        let value = std::str::from_utf8(value.as_bytes()).map_err(|_| AuthError::Malformed)?;
        if !value.is_ascii() {
            return Err(AuthError::Malformed);
        }
        let mut words = value.split_ascii_whitespace();
        if !words
            .next()
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer"))
        {
            return Err(AuthError::NoToken);
        }
        match (words.next(), words.next()) {
            (Some(token), None) if is_token(token) => Ok(token),
            _ => Err(AuthError::Malformed),
        }
    }
}
