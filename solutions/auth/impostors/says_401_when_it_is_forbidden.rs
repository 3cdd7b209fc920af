//! title: Says 401 to whoever it knows
//! severity: major
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: a valid token without the role that is needed | 403
//! asks: which status gets somebody with a good token and without the role?
//!
//! The token is good, and joe is not an admin. Told 401, his client refreshes its token and asks again, and is told
//! 401, and refreshes its token.

mod error {
    impl AuthError {
        pub fn status(&self) -> StatusCode {
            match self {
                Self::Malformed => StatusCode::BAD_REQUEST,
                Self::Credentials | Self::SignInAgain | Self::NoToken | Self::InvalidToken => {
                    StatusCode::UNAUTHORIZED
                }
                Self::Forbidden { .. } => StatusCode::UNAUTHORIZED,
                Self::NameTaken => StatusCode::CONFLICT,
                Self::Name(_) | Self::Password(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Self::Hash(_) | Self::Sign(_) => StatusCode::INTERNAL_SERVER_ERROR,
            }
        }
    }
}
