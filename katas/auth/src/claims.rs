//! What our tokens say.

use serde::{Deserialize, Serialize};

use crate::name::Name;
use crate::user::{Role, User};

/// The audience of our access tokens: this service, which is every server that has the secret. If another service gets
/// the same secret one day, its tokens say something else. (RFC 7519 §4.1.3, RFC 8725 §3.9)
pub const AUDIENCE: &str = "auth";

/// The claims of an access token. Every holder can read them, and every server that has the secret trusts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessClaims {
    /// Who it is.
    pub sub: Name,
    /// The user's role at the time `iat`.
    pub role: Role,
    /// Whom the token is for: [`AUDIENCE`].
    pub aud: String,
    /// When it was issued, in seconds since 1970.
    pub iat: u64,
    /// When it expires, likewise: from this second on it is refused.
    pub exp: u64,
}

/// The claims of a refresh token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshClaims {
    /// Who it is.
    pub sub: Name,
    /// Which family it belongs to: all the refresh tokens since one sign-in.
    pub family: String,
    /// Its own id. Without it, two tokens of the same second would be the same text.
    pub jti: String,
    /// When the family expires, in seconds since 1970. A new token does not extend it.
    pub exp: u64,
}

impl AccessClaims {
    /// The claims for a user, valid from `now` for so many seconds.
    #[must_use]
    pub fn new(user: &User, now: u64, lifetime: u64) -> Self {
        Self {
            sub: user.name.clone(),
            role: user.role,
            aud: AUDIENCE.to_owned(),
            iat: now,
            exp: now.saturating_add(lifetime),
        }
    }
}
