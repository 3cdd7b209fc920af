//! title: Calls no token a bad one
//! severity: minor
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: no token, or another scheme | 401 | `Bearer realm="auth"`
//! asks: what does the challenge say to a request that has no token?
//!
//! `error="invalid_token"` for a request that had none. RFC 6750 asks for the difference, since a client acts on
//! it: with a bad token it fetches a new one, with none it asks its user.

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
