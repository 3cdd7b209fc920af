//! The header: how a token says that it was signed.
//!
//! The sender of the token writes it, so it proves nothing. [`Header::check`] decides whether it is accepted.
//!
//! Sources: RFC 7515 §4.1, RFC 7518 §3.1, RFC 8725 §3.1.

use serde_json::Value;
use thiserror::Error;

use crate::object::{self, Object, ObjectError, WrongType};

/// The only algorithm. Names of algorithms are case-sensitive (RFC 7515 §4.1.1).
pub const ALGORITHM: &str = "HS256";

/// Why a header is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HeaderError {
    /// It is not JSON of the right shape.
    #[error("the header is {0}")]
    Object(ObjectError),
    /// A member has the wrong type.
    #[error("in the header, {0}")]
    Member(WrongType),
    /// It does not say how the token is signed.
    #[error("the header has no `alg`")]
    NoAlgorithm,
    /// It names another algorithm than the one that is expected here.
    #[error("the header says that `alg` is {alg:?}, and only {ALGORITHM:?} is accepted")]
    Algorithm {
        /// What it names.
        alg: String,
    },
    /// It has a `crit`: a list of extensions. A reader must understand all of them, or refuse the token.
    #[error("the header has a `crit`, and no extension is understood here")]
    Critical,
}

// Written by hand: with `#[from]` an error would be printed as a part of this one, and again as its source.

impl From<ObjectError> for HeaderError {
    fn from(problem: ObjectError) -> Self {
        Self::Object(problem)
    }
}

impl From<WrongType> for HeaderError {
    fn from(problem: WrongType) -> Self {
        Self::Member(problem)
    }
}

/// The members of a header that are used here.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The algorithm that the sender names.
    pub alg: String,
    /// The name of the key.
    pub kid: Option<String>,
    /// The type of the token, usually `JWT`. It tells apart several kinds of token under the same key. There is only
    /// one kind here, so it is not checked.
    pub typ: Option<String>,
    /// The extensions that must be understood, unchanged.
    pub crit: Option<Value>,
}

impl Header {
    /// The header of a token that is signed here: [`ALGORITHM`], `JWT`, and the key's name if it has one.
    #[must_use]
    pub fn new(kid: Option<String>) -> Self {
        todo!()
    }

    /// Reads a header, with [`object::parse`] and [`object::string`]. Unknown members are ignored, as RFC 7515 §4
    /// demands. Members with a key (`jwk`, `jku`, `x5c`) are ignored too, because a sender must not choose the key.
    /// An empty text is kept; it is not the same as a missing one.
    ///
    /// # Errors
    /// [`HeaderError::Object`] for anything but a JSON object with unique names, [`HeaderError::Member`] if `alg`,
    /// `kid` or `typ` is not a string (`null` is not one), [`HeaderError::NoAlgorithm`] without `alg`.
    pub fn parse(json: &[u8]) -> Result<Self, HeaderError> {
        todo!()
    }

    /// Writes the header as JSON: `alg`, `kid` if there is one, `typ` if there is one. Never a `crit`.
    #[must_use]
    pub fn to_json(&self) -> String {
        todo!()
    }

    /// Checks that the header names the one algorithm that is accepted, and no extension.
    ///
    /// A list of forbidden algorithms is never complete: `none` can be written `NONE` or `nOnE`, and there will be new
    /// names. So only one name is accepted.
    ///
    /// # Errors
    /// [`HeaderError::Algorithm`] for any `alg` but [`ALGORITHM`], letter for letter.
    /// [`HeaderError::Critical`] if there is a `crit`, whatever its value: a well-formed one names at least
    /// one extension (RFC 7515 §4.1.11), and none is implemented here.
    pub fn check(&self) -> Result<(), HeaderError> {
        todo!()
    }
}
