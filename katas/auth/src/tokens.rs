//! Signs our two kinds of token, and verifies them.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::claims::{AUDIENCE, AccessClaims, RefreshClaims};
use crate::crypto;
use crate::secret::Secret;

/// The `typ` in the header of an access token.
pub const ACCESS: &str = "access+jwt";
/// The `typ` in the header of a refresh token.
pub const REFRESH: &str = "refresh+jwt";

/// Why a token is refused, or cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TokenError {
    /// It is no token, or not signed by us with HS256, or has a `crit` in its header. Or it is of another kind, for
    /// another service, or has other claims than its kind.
    #[error("the token is not one of ours")]
    Invalid,
    /// It is ours, and has expired.
    #[error("the token has expired")]
    Expired,
    /// It could not be signed.
    #[error("the token cannot be signed: {0}")]
    NotSigned(String),
}

/// Signs and verifies with HS256 and one secret.
#[derive(Clone)]
pub struct Tokens {
    sign_with: EncodingKey,
    verify_with: DecodingKey,
}

impl Tokens {
    /// Tokens that are signed with this secret.
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        crypto::install();
        Self {
            sign_with: EncodingKey::from_secret(secret.expose()),
            verify_with: DecodingKey::from_secret(secret.expose()),
        }
    }

    /// An access token: HS256, with [`ACCESS`] for its `typ`.
    ///
    /// # Errors
    /// [`TokenError::NotSigned`], with the message of `jsonwebtoken`.
    pub fn sign_access(&self, claims: &AccessClaims) -> Result<String, TokenError> {
        todo!()
    }

    /// The claims of an access token, if it is good at this time, in seconds since 1970. There is no leeway.
    ///
    /// (By default `jsonwebtoken` uses the machine's clock: turn its `validate_exp` off, and compare here.)
    ///
    /// # Errors
    /// [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`];
    /// otherwise [`TokenError::Expired`] from `exp` on.
    pub fn verify_access(&self, token: &str, now: u64) -> Result<AccessClaims, TokenError> {
        todo!()
    }

    /// A refresh token: HS256, with [`REFRESH`] for its `typ`.
    ///
    /// # Errors
    /// [`TokenError::NotSigned`], with the message of `jsonwebtoken`.
    pub fn sign_refresh(&self, claims: &RefreshClaims) -> Result<String, TokenError> {
        todo!()
    }

    /// The claims of a refresh token, if it is good at this time, in seconds since 1970. There is no leeway. Whether
    /// it was used before is another question.
    ///
    /// # Errors
    /// [`TokenError::Invalid`] unless it is ours and its `typ` is [`REFRESH`], letter for letter; otherwise
    /// [`TokenError::Expired`] from `exp` on.
    pub fn verify_refresh(&self, token: &str, now: u64) -> Result<RefreshClaims, TokenError> {
        todo!()
    }
}
