//! A token as a person reads it, without any key.

use serde_json::Value;
use thiserror::Error;

use crate::compact::{Part, Token, TokenError};
use crate::object::{self, Object, ObjectError};

/// Why a token cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InspectError {
    /// It is not a token.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The header or the payload is not a JSON object.
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
/// It needs no key: every holder of a token can do the same. It verifies nothing, so it also shows tokens that
/// [`Verifier`](crate::Verifier) would refuse.
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
/// The token may be an attacker's, so every character that `is_deceptive` names is written as a JSON escape (`\u009b`).
/// (A character beyond U+FFFF becomes two escapes, one for each half in UTF-16.) The result is still JSON with the same
/// meaning.
#[must_use]
pub fn pretty(object: &Object) -> String {
    todo!()
}

/// The warning that the token was not verified.
const NOT_VERIFIED: &str = "\
NOT VERIFIED. No key was used, and none is needed to read a token: it is encoded, not encrypted.
A thief can read what you see here, and an attacker could have written it.";

/// Whether a character is invisible, or could change how a terminal shows the rest: control characters and line breaks,
/// characters that change the direction of writing, those with Unicode's property `Default_Ignorable_Code_Point`, and
/// an empty Braille cell. The line feed is allowed, because only the layout has one: JSON has none inside its strings.
fn is_deceptive(character: char) -> bool {
    let is_hidden = matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    );
    is_hidden || (character.is_control() && character != '\n')
}
