//! title: Says 403 to a request without a token
//! severity: major
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: no token, or another scheme | 401
//! asks: which status does a request without a token get?
//!
//! "Forbidden" sounds right for a user who is not signed in. But 403 means that the server knows the user, and that
//! signing in would not help. So the browser does not ask for a password, and the client does not fetch a new token.
//! 401 says how to get in.
//!
//! A test sends a request without a token to each route that needs one.

mod error {
    impl AuthError {
        pub fn status(&self) -> StatusCode {
            match self {
                Self::Malformed => StatusCode::BAD_REQUEST,
                Self::Credentials | Self::SignInAgain | Self::InvalidToken => {
                    StatusCode::UNAUTHORIZED
                }
                Self::Forbidden { .. } | Self::NoToken => StatusCode::FORBIDDEN,
                Self::NameTaken => StatusCode::CONFLICT,
                Self::Name(_) | Self::Password(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Self::Hash(_) | Self::Sign(_) => StatusCode::INTERNAL_SERVER_ERROR,
            }
        }
    }
}
