//! The claims: the content of a token's payload.
//!
//! Source: RFC 7519 §2 (`NumericDate`) and §4.1.

use serde_json::Value;
use thiserror::Error;

use crate::object::{self, Object, ObjectError, WrongType};

/// Why a payload has no valid claims.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClaimsError {
    /// It is not JSON of the right shape.
    #[error("the payload is {0}")]
    Object(ObjectError),
    /// A claim has the wrong type. If it were ignored, a token whose `exp` is a string would never expire.
    #[error("the claim {0}")]
    Claim(WrongType),
}

// Written by hand: with `#[from]` an error would be printed as a part of this one, and again as its source.

impl From<ObjectError> for ClaimsError {
    fn from(problem: ObjectError) -> Self {
        Self::Object(problem)
    }
}

impl From<WrongType> for ClaimsError {
    fn from(problem: WrongType) -> Self {
        Self::Claim(problem)
    }
}

/// The claims of a token. All of them are optional (RFC 7519 §4.1).
///
/// Times are seconds since 1970-01-01T00:00:00Z and may have a fraction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    /// Who issued the token.
    pub iss: Option<String>,
    /// The subject of the token.
    pub sub: Option<String>,
    /// The audience. A single name in the token is a list of one here.
    pub aud: Option<Vec<String>>,
    /// When it expires.
    pub exp: Option<f64>,
    /// It is not valid before this time.
    pub nbf: Option<f64>,
    /// When it was issued.
    pub iat: Option<f64>,
    /// Its own name.
    pub jti: Option<String>,
    /// All of its claims, those above included, exactly as the token has them.
    pub all: Object,
}

impl Claims {
    /// Reads the payload of a token.
    ///
    /// # Errors
    /// [`ClaimsError::Object`] for anything but a JSON object with unique names; otherwise as [`Claims::from_object`].
    pub fn parse(payload: &[u8]) -> Result<Self, ClaimsError> {
        todo!()
    }

    /// Picks the registered claims out of an object.
    ///
    /// # Errors
    /// [`ClaimsError::Claim`] for a claim of the wrong type; `null` is always wrong. The words for the right type
    /// ([`WrongType::expected`]) are
    /// - `a string` for `iss`, `sub` and `jti`,
    /// - `a number of seconds` for `exp`, `nbf` and `iat`,
    /// - `a string or an array of strings` for `aud`.
    pub fn from_object(object: Object) -> Result<Self, ClaimsError> {
        todo!()
    }
}
