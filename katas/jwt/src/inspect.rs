//! A token as a person reads it, without any key.

use serde_json::Value;
use thiserror::Error;

use crate::compact::{Part, Token, TokenError};
use crate::object::{self, Object, ObjectError};

/// Why there is nothing to read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InspectError {
    /// It is not a token.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The header or the payload is no JSON object.
    #[error("the {part} is {problem}")]
    Object {
        /// Which of the two.
        part: Part,
        /// What is wrong with it.
        problem: ObjectError,
    },
}

/// The header and the claims of a token, as [`pretty`] writes them, and a warning.
///
/// There is no key among the arguments: whoever gets hold of a token can do the same. Nothing is verified, so this
/// also reads what [`Verifier`](crate::Verifier) would refuse.
///
/// ```text
/// header
/// {
///   "alg": "HS256"
/// }
///
/// claims
/// {}
///
/// signature: 32 bytes, not checked
///
/// NOT VERIFIED. …
/// ```
///
/// A token that has no signature says `signature: none` instead. The last paragraph is all of `NOT_VERIFIED`,
/// and a line break ends the text.
///
/// # Errors
/// [`InspectError`] for what cannot be taken apart.
pub fn inspect(token: &str) -> Result<String, InspectError> {
    todo!()
}

/// An object as JSON, indented by two, without a line break at the end.
///
/// The token may be an attacker's, so every character that could change how a terminal shows the rest, or that cannot
/// be seen, is written as a JSON escape (`\u009b`): control characters, line breaks, those that turn the direction of
/// writing, and those without a width. Besides the control characters these are U+00AD, U+061C, U+180E, U+200B to
/// U+200F, U+2028 to U+202E, U+2060 to U+206F, U+FEFF, U+FFF9 to U+FFFB and U+E0000 to U+E007F. (JSON writes the
/// last as two escapes, the halves that UTF-16 makes of a character.) It stays JSON, and means the same.
#[must_use]
pub fn pretty(object: &Object) -> String {
    todo!()
}

/// What a reader must know who takes this for a check.
const NOT_VERIFIED: &str = "\
NOT VERIFIED. No key was used, and none is needed to read a token: it is encoded, not encrypted.
Anybody who gets hold of it reads what you see here, and anybody could have written it.";
