//! Signing up, signing in, staying signed in, and signing out.

use axum::http::HeaderMap;
use serde::Deserialize;

use crate::bearer::bearer;
use crate::claims::{AccessClaims, RefreshClaims};
use crate::error::AuthError;
use crate::family::{Digest, Family};
use crate::hasher::PasswordHasher;
use crate::hidden::Hidden;
use crate::name::Name;
use crate::outside::{Clock, Ids};
use crate::password::Password;
use crate::store::Store;
use crate::tokens::Tokens;
use crate::user::{Role, User};

/// What somebody sends who wants to be a user.
#[derive(Debug, Clone, Deserialize)]
pub struct Registration {
    /// The name that they would like.
    pub name: String,
    /// The password that they have thought of.
    pub password: Hidden,
    /// The role that they would like. The old clients still send it, and it stands in the log for whoever wonders why
    /// somebody wants to be an admin.
    #[serde(default)]
    pub role: Option<Role>,
}

/// What somebody sends who wants to sign in.
#[derive(Debug, Clone, Deserialize)]
pub struct Credentials {
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: Hidden,
}

/// What somebody gets who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The token to show with every request.
    pub access: Hidden,
    /// The token to exchange for the next session.
    pub refresh: Hidden,
}

/// How long tokens live, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// An access token. Nobody can take it back, so this is short.
    pub access: u64,
    /// A family of refresh tokens, from signing in.
    pub refresh: u64,
}

impl Default for Lifetimes {
    /// Fifteen minutes, and fourteen days.
    fn default() -> Self {
        Self {
            access: 15 * 60,
            refresh: 14 * 24 * 60 * 60,
        }
    }
}

/// Everything that the service is given from outside.
pub struct Parts {
    /// Remembers users and refresh tokens.
    pub store: Box<dyn Store>,
    /// Hashes passwords.
    pub hasher: Box<dyn PasswordHasher>,
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Names families and refresh tokens.
    pub ids: Box<dyn Ids>,
    /// Signs tokens.
    pub tokens: Tokens,
    /// How long they live.
    pub lifetimes: Lifetimes,
}

/// The service.
pub struct Auth {
    parts: Parts,
}

impl Auth {
    /// The service, made of these.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self { parts }
    }

    /// How long an access token lives, in seconds.
    #[must_use]
    pub fn access_lifetime(&self) -> u64 {
        self.parts.lifetimes.access
    }

    /// Makes a user, with the role [`Role::User`] whatever the request says, and gives it. The store gets a hash of the
    /// password.
    ///
    /// # Errors
    /// What is wrong with the name, then what is wrong with the password, then [`AuthError::NameTaken`].
    pub fn register(&self, request: &Registration) -> Result<User, AuthError> {
        todo!()
    }

    /// Signs somebody in: an access token, and the first refresh token of a new family, of which the store keeps the
    /// digest. The family's name and the token's are two fresh ids.
    ///
    /// # Errors
    /// [`AuthError::Credentials`], if there is nobody of this name or they have another password. To find out takes the
    /// same work in both cases: one comparison with a hash. Only for a password that nobody can have there is none at
    /// all.
    pub fn login(&self, request: &Credentials) -> Result<Session, AuthError> {
        todo!()
    }

    /// Exchanges a refresh token for the next session: a new access token, with the role that the store has now, and a
    /// new refresh token of the same family, which ends when the family ends. The old one is used up.
    ///
    /// # Errors
    /// [`AuthError::SignInAgain`], always the same. Whether the family and the user are there is asked first, and if
    /// one of them is not, nothing is replaced or revoked. If the token was used before, or somebody else uses it at
    /// this very moment, its whole family is revoked: one of the two is a thief, and nobody knows which. The store is
    /// not asked about a token that is not ours or has expired.
    pub fn refresh(&self, token: &Hidden) -> Result<Session, AuthError> {
        todo!()
    }

    /// Signs somebody out: the family of this refresh token is revoked, be it the current one or not. With a token that
    /// is not ours or has expired, nothing happens, and nobody is told. (As in RFC 7009 §2.2.)
    ///
    /// Access tokens go on working until they end.
    pub fn logout(&self, token: &Hidden) {
        todo!()
    }

    /// Who sends this request, by its access token and by nothing else: the store is not asked.
    ///
    /// # Errors
    /// Those of [`bearer`], or [`AuthError::InvalidToken`] if the token is not good.
    pub fn who(&self, headers: &HeaderMap) -> Result<AccessClaims, AuthError> {
        todo!()
    }

    /// The names of all users, for an admin.
    ///
    /// # Errors
    /// Those of [`who`](Self::who), or [`AuthError::Forbidden`] for anybody else.
    pub fn users(&self, headers: &HeaderMap) -> Result<Vec<Name>, AuthError> {
        todo!()
    }
}
