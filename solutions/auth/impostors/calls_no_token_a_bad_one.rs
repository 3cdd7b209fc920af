//! title: Reports a missing token as a bad one
//! severity: minor
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: no token, or another scheme | 401 | `Bearer realm="auth"`
//! asks: what does the challenge say to a request that has no token?
//!
//! The server answers `error="invalid_token"` to a request that had no token. RFC 6750 wants two different answers,
//! because a client acts on them. With a bad token it fetches a new one; without a token it asks its user.
//!
//! A test compares the whole challenge of both requests.

mod error {
    impl AuthError {
        pub fn challenge(&self) -> Option<String> {
            let detail = match self {
                Self::Credentials | Self::SignInAgain => String::new(),
                Self::InvalidToken | Self::NoToken => r#", error="invalid_token""#.to_owned(),
                Self::Malformed => r#", error="invalid_request""#.to_owned(),
                Self::Forbidden { needs } => {
                    format!(r#", error="insufficient_scope", scope="{needs}""#)
                }
                Self::Name(_) | Self::Password(_) | Self::NameTaken | Self::Hash(_) | Self::Sign(_) => {
                    return None;
                }
            };
            Some(format!(r#"Bearer realm="auth"{detail}"#))
        }
    }
}
