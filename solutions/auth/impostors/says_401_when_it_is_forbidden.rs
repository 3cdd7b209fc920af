//! title: Says 401 to a user without the role
//! severity: major
//! seen by: unit::refusals::a_refusal_has_its_status_and_says_how_to_get_in
//! rule: a valid token without the role that is needed | 403
//! asks: which status does a user with a good token but without the role get?
//!
//! The token is good, and joe is not an admin. His client gets 401, so it refreshes its token and asks again. It gets
//! 401 again, and so on without end.
//!
//! 401 means that signing in helps, and 403 means that it does not. A test sends the token of a user to a route for
//! admins.

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
