//! Register, log in, refresh a session, and log out.

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

/// The body of a request to register.
#[derive(Debug, Clone, Deserialize)]
pub struct Registration {
    /// The name that the new user wants.
    pub name: String,
    /// The password of the new user.
    pub password: Hidden,
    /// The role that the client asks for. Old clients still send it. It is only logged, so that an operator can see
    /// who tried to become an admin.
    #[serde(default)]
    pub role: Option<Role>,
}

/// The body of a request to log in.
#[derive(Debug, Clone, Deserialize)]
pub struct Credentials {
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: Hidden,
}

/// The answer to a sign-in or a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The token to send with every request.
    pub access: Hidden,
    /// The token to exchange for the next session.
    pub refresh: Hidden,
}

/// How long tokens live, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// An access token. The server cannot revoke it, so this is short.
    pub access: u64,
    /// A family of refresh tokens, from the sign-in.
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

/// The parts that the service gets from outside.
pub struct Parts {
    /// Stores users and refresh tokens.
    pub store: Box<dyn Store>,
    /// Hashes passwords.
    pub hasher: Box<dyn PasswordHasher>,
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Draws the ids of families and refresh tokens.
    pub ids: Box<dyn Ids>,
    /// Signs tokens.
    pub tokens: Tokens,
    /// The lifetimes of the tokens.
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

    /// Adds a user with the role [`Role::User`], whatever the request says, and returns it. The store gets a hash of
    /// the password.
    ///
    /// # Errors
    /// What is wrong with the name, then what is wrong with the password, then [`AuthError::NameTaken`].
    pub fn register(&self, request: &Registration) -> Result<User, AuthError> {
        let name = Name::parse(&request.name)?;
        let password = Password::parse(&request.password)?;
        let user = User {
            name,
            password_hash: self.parts.hasher.hash(&password)?,
            role: Role::User,
        };
        if self.parts.store.add_user(user.clone()) {
            Ok(user)
        } else {
            Err(AuthError::NameTaken)
        }
    }

    /// Signs a user in: returns an access token and the first refresh token of a new family. The store keeps the
    /// token's digest. The family's name and the token's are two fresh ids.
    ///
    /// # Errors
    /// [`AuthError::Credentials`], if no user has this name or the password is wrong. Both cases take the same work:
    /// one comparison with a hash. Only a password against the rules takes none.
    pub fn login(&self, request: &Credentials) -> Result<Session, AuthError> {
        let user = self.recognise(request).ok_or(AuthError::Credentials)?;
        let now = self.parts.clock.now();
        let claims = RefreshClaims {
            sub: user.name.clone(),
            family: self.parts.ids.fresh(),
            jti: self.parts.ids.fresh(),
            exp: now.saturating_add(self.parts.lifetimes.refresh),
        };
        let refresh = self.sign_refresh(&claims)?;
        let current = Digest::of(&refresh);
        self.parts
            .store
            .add_family(&claims.family, Family { current }, claims.exp);
        self.session(&user, now, refresh)
    }

    /// Exchanges a refresh token for the next session: a new access token, with the role that the store has now, and a
    /// new refresh token of the same family, which ends when the family ends. The old one is no longer good.
    ///
    /// # Errors
    /// Always [`AuthError::SignInAgain`]. If the family or the user does not exist, nothing is replaced or revoked.
    /// If the token was used before, or another request uses it at this very moment, the whole family is revoked: one
    /// of the two is a thief, and the server cannot know which. The store is not asked about a token that is not ours
    /// or has expired.
    pub fn refresh(&self, token: &Hidden) -> Result<Session, AuthError> {
        let (tokens, store) = (&self.parts.tokens, &self.parts.store);
        let now = self.parts.clock.now();
        let claims = tokens
            .verify_refresh(token.expose(), now)
            .map_err(|_| AuthError::SignInAgain)?;
        let family = store
            .find_family(&claims.family)
            .ok_or(AuthError::SignInAgain)?;
        let user = store.find_user(&claims.sub).ok_or(AuthError::SignInAgain)?;

        let jti = self.parts.ids.fresh();
        let next = self.sign_refresh(&RefreshClaims {
            jti,
            ..claims.clone()
        })?;
        let rotated = family
            .rotate(&Digest::of(token.expose()), Digest::of(&next))
            .is_ok_and(|rotated| store.replace_family(&claims.family, &family, rotated));
        if !rotated {
            store.revoke_family(&claims.family);
            return Err(AuthError::SignInAgain);
        }
        self.session(&user, now, next)
    }

    /// Signs a user out: revokes the family of this refresh token, whether it is the current one or not. With a token
    /// that is not ours or has expired, nothing happens, and there is no error (RFC 7009 §2.2).
    ///
    /// Access tokens stay good until they expire.
    pub fn logout(&self, token: &Hidden) {
        let now = self.parts.clock.now();
        if let Ok(claims) = self.parts.tokens.verify_refresh(token.expose(), now) {
            self.parts.store.revoke_family(&claims.family);
        }
    }

    /// Who sends this request, by its access token and by nothing else: the store is not asked.
    ///
    /// # Errors
    /// Those of [`bearer`], or [`AuthError::InvalidToken`] if the token is not good.
    pub fn who(&self, headers: &HeaderMap) -> Result<AccessClaims, AuthError> {
        let token = bearer(headers)?;
        self.parts
            .tokens
            .verify_access(token, self.parts.clock.now())
            .map_err(|_| AuthError::InvalidToken)
    }

    /// The names of all users, for an admin.
    ///
    /// # Errors
    /// Those of [`who`](Self::who), or [`AuthError::Forbidden`] for a user who is no admin.
    pub fn users(&self, headers: &HeaderMap) -> Result<Vec<Name>, AuthError> {
        let needs = Role::Admin;
        if self.who(headers)?.role != needs {
            return Err(AuthError::Forbidden { needs });
        }
        Ok(self.parts.store.user_names())
    }

    /// The user with this name and password. For an unknown name it compares the password with the decoy, so that the
    /// time of the answer does not tell who has an account.
    fn recognise(&self, request: &Credentials) -> Option<User> {
        let password = Password::parse(&request.password).ok()?;
        let name = Name::parse(&request.name).ok();
        let user = name.and_then(|name| self.parts.store.find_user(&name));
        let hash = match &user {
            Some(user) => &user.password_hash,
            None => self.parts.hasher.decoy(),
        };
        let fits = self.parts.hasher.verify(&password, hash);
        user.filter(|_| fits)
    }

    /// A session for a user, with this refresh token.
    fn session(&self, user: &User, now: u64, refresh: String) -> Result<Session, AuthError> {
        let claims = AccessClaims::new(user, now, self.parts.lifetimes.access);
        let access = self
            .parts
            .tokens
            .sign_access(&claims)
            .map_err(AuthError::Sign)?;
        Ok(Session {
            access: Hidden::new(access),
            refresh: Hidden::new(refresh),
        })
    }

    fn sign_refresh(&self, claims: &RefreshClaims) -> Result<String, AuthError> {
        let signed = self.parts.tokens.sign_refresh(claims);
        signed.map_err(AuthError::Sign)
    }
}
