//! Why a request is refused, and how that is said.

use axum::http::StatusCode;
use thiserror::Error;

use crate::hasher::HashError;
use crate::name::NameError;
use crate::password::PasswordError;
use crate::tokens::TokenError;
use crate::user::Role;

/// Why a request is refused.
///
/// The messages go to whoever asked, so none of them says more than they may know.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AuthError {
    /// Nobody can have this name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// Nobody can have this password.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Somebody else has this name.
    #[error("this name is taken")]
    NameTaken,
    /// There is nobody of this name, or they have another password. Which of the two is not said.
    #[error("name or password is wrong")]
    Credentials,
    /// The refresh token is not good, or not any more. Why is not said.
    #[error("sign in again")]
    SignInAgain,
    /// There is no access token.
    #[error("an access token is needed")]
    NoToken,
    /// There is something where the access token should be, and it is none.
    #[error("the header `Authorization` cannot be read")]
    Malformed,
    /// The access token is not ours, or has expired.
    #[error("the access token is not valid")]
    InvalidToken,
    /// The access token is good, and does not allow this.
    #[error("this is for others")]
    Forbidden {
        /// Which role would be needed.
        needs: Role,
    },
    /// A hash could not be made.
    #[error("something went wrong here")]
    Hash(#[from] HashError),
    /// A token could not be signed.
    #[error("something went wrong here")]
    Sign(TokenError),
}

impl AuthError {
    /// The HTTP status that says so.
    ///
    /// | status | for |
    /// |---|---|
    /// | 400 | an `Authorization` header that cannot be read |
    /// | 401 | everybody whom we do not know: nothing, or nothing good, was shown |
    /// | 403 | somebody whom we know, and who may not do this |
    /// | 409 | a name that is taken |
    /// | 422 | a name or a password that nobody can have |
    /// | 500 | what went wrong here |
    ///
    /// (RFC 9110 §15.5, RFC 6750 §3.1)
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Credentials | Self::SignInAgain | Self::NoToken | Self::InvalidToken => {
                StatusCode::UNAUTHORIZED
            }
            Self::Forbidden { .. } => StatusCode::FORBIDDEN,
            Self::NameTaken => StatusCode::CONFLICT,
            Self::Name(_) | Self::Password(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Hash(_) | Self::Sign(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What the header `WWW-Authenticate` says, if it is there: how to get in, and what was wrong with the token.
    ///
    /// | for | the header |
    /// |---|---|
    /// | each 401 that has nothing to say about an access token | `Bearer realm="auth"` |
    /// | an access token that is not valid | `Bearer realm="auth", error="invalid_token"` |
    /// | a header that cannot be read | `Bearer realm="auth", error="invalid_request"` |
    /// | a role that is missing | `Bearer realm="auth", error="insufficient_scope", scope="admin"`, with the role that is needed |
    /// | all else | not there |
    ///
    /// A 401 has it always (RFC 9110 §15.5.2). Whoever sent no token gets no error code (RFC 6750 §3.1).
    #[must_use]
    pub fn challenge(&self) -> Option<String> {
        let detail = match self {
            Self::Credentials | Self::SignInAgain | Self::NoToken => String::new(),
            Self::InvalidToken => r#", error="invalid_token""#.to_owned(),
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
