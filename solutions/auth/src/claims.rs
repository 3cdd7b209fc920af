//! What our tokens say.

use serde::{Deserialize, Serialize};

use crate::name::Name;
use crate::user::{Role, User};

/// Whom our access tokens are for: this service, which is every server that has the secret. If another service gets the same
/// secret one day, its tokens say something else. (RFC 7519 §4.1.3, RFC 8725 §3.9)
pub const AUDIENCE: &str = "auth";

/// What an access token says. Everybody can read it, and every server that has the secret believes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessClaims {
    /// Who it is.
    pub sub: Name,
    /// What they may do, as of `iat`.
    pub role: Role,
    /// Whom the token is for: [`AUDIENCE`].
    pub aud: String,
    /// When it was issued, in seconds since 1970.
    pub iat: u64,
    /// When it ends, likewise: from this second on it is refused.
    pub exp: u64,
}

/// What a refresh token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshClaims {
    /// Who it is.
    pub sub: Name,
    /// Which family it belongs to: all the refresh tokens since one sign-in.
    pub family: String,
    /// Its own name. Two tokens of one second would be the same text without it.
    pub jti: String,
    /// When the family ends, in seconds since 1970. A new token does not put it off.
    pub exp: u64,
}

impl AccessClaims {
    /// The claims for a user, from now on, for so many seconds.
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
