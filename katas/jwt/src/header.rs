//! The header: how a token says that it was signed.
//!
//! It comes from whoever sent the token. What it says is a claim like any other, and whether to go by it is decided
//! here, by [`Header::check`], and not by the header.
//!
//! Sources: RFC 7515 §4.1, RFC 7518 §3.1, RFC 8725 §3.1.

use serde_json::Value;
use thiserror::Error;

use crate::object::{self, Object, ObjectError, WrongType};

/// The only algorithm, spelled as it must be spelled: names of algorithms are case-sensitive (RFC 7515 §4.1.1).
pub const ALGORITHM: &str = "HS256";

/// Why a header cannot be relied on.
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
    /// It has a `crit`: extensions that a reader must understand, or refuse the token.
    #[error("the header has a `crit`, and no extension is understood here")]
    Critical,
}

// By hand: with `#[from]` an error would be printed as a part of this one, and again as its source.

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

/// What the header of a token says, as far as anything here depends on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The algorithm that the sender names.
    pub alg: String,
    /// The name of the key.
    pub kid: Option<String>,
    /// The type of the token, by custom `JWT`. It tells apart several kinds of token under the same key; as there is
    /// only one kind here, nothing depends on it.
    pub typ: Option<String>,
    /// The extensions that must be understood, as they stand there.
    pub crit: Option<Value>,
}

impl Header {
    /// The header of a token that is signed here: [`ALGORITHM`], `JWT`, and the key's name if it has one.
    #[must_use]
    pub fn new(kid: Option<String>) -> Self {
        todo!()
    }

    /// Reads a header, with [`object::parse`] and [`object::string`]. Members that are not known are ignored, as
    /// RFC 7515 §4 demands; so are those that offer a key (`jwk`, `jku`, `x5c`), since a sender does not choose
    /// what is believed. An empty text is a text: it is kept, and is not the same as none.
    ///
    /// # Errors
    /// [`HeaderError::Object`] for what is no JSON object with unique names, [`HeaderError::Member`] if
    /// `alg`, `kid` or `typ` is there and no string (`null` is none), [`HeaderError::NoAlgorithm`] without
    /// `alg`.
    pub fn parse(json: &[u8]) -> Result<Self, HeaderError> {
        todo!()
    }

    /// Writes the header as JSON: `alg`, `kid` if there is one, `typ` if there is one. Never a `crit`.
    #[must_use]
    pub fn to_json(&self) -> String {
        todo!()
    }

    /// Checks that the token claims to be signed in the one way that is accepted.
    ///
    /// A list of algorithms to refuse would be the wrong way round: `none` can be spelled `NONE` or `nOnE`,
    /// and there will be new ones. So there is one name that is right.
    ///
    /// # Errors
    /// [`HeaderError::Algorithm`] for any `alg` but [`ALGORITHM`], letter for letter.
    /// [`HeaderError::Critical`] if there is a `crit`, whatever its value: a well-formed one names at least
    /// one extension (RFC 7515 §4.1.11), and none is implemented here.
    pub fn check(&self) -> Result<(), HeaderError> {
        todo!()
    }
}
