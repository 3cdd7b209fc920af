//! title: A 401 without a challenge
//! severity: minor
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: a wrong name or password, or a refresh token that is not valid | 401 | `Bearer realm="auth"`
//! asks: which header comes with the answer to a wrong password?
//!
//! The code sends `WWW-Authenticate` only in answers about tokens, and not for a wrong password. But RFC 9110 asks for
//! it with every 401. Some clients treat a 401 without it as a broken answer.
//!
//! Each 401 needs the header field. A test checks the field, and not only the status.

mod error {
    impl AuthError {
        pub fn challenge(&self) -> Option<String> {
            let detail = match self {
                Self::SignInAgain | Self::NoToken => String::new(),
                Self::InvalidToken => r#", error="invalid_token""#.to_owned(),
                Self::Malformed => r#", error="invalid_request""#.to_owned(),
                Self::Forbidden { needs } => {
                    format!(r#", error="insufficient_scope", scope="{needs}""#)
                }
                Self::Credentials | Self::Name(_) | Self::Password(_) | Self::NameTaken | Self::Hash(_) | Self::Sign(_) => {
                    return None;
                }
            };
            Some(format!(r#"Bearer realm="auth"{detail}"#))
        }
    }
}
