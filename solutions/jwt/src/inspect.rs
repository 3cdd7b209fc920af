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
    #[error("the {part} is {source}")]
    Object {
        /// Which of the two.
        part: Part,
        /// What is wrong with it.
        source: ObjectError,
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
    let token = Token::parse(token)?;
    let header = object(Part::Header, &token.header)?;
    let claims = object(Part::Payload, &token.payload)?;
    Ok(format!(
        "header\n{}\n\nclaims\n{}\n\n{}\n\n{NOT_VERIFIED}\n",
        pretty(&header),
        pretty(&claims),
        signature_line(&token.signature),
    ))
}

/// An object as JSON, indented by two, without a line break at the end.
///
/// The token may be an attacker's, so every character that could change how a terminal shows the rest is
/// written as a JSON escape (`\u009b`): control characters, and those that turn the direction of writing,
/// which are U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069. It stays JSON, and means the
/// same.
#[must_use]
pub fn pretty(object: &Object) -> String {
    let json = format!("{:#}", Value::Object(object.clone()));
    json.chars()
        .map(|character| match character {
            deceptive if is_deceptive(deceptive) => format!("\\u{:04x}", u32::from(deceptive)),
            honest => honest.to_string(),
        })
        .collect()
}

/// What a reader must know who takes this for a check.
const NOT_VERIFIED: &str = "\
NOT VERIFIED. No key was used, and none is needed to read a token: it is encoded, not encrypted.
Anybody who gets hold of it reads what you see here, and anybody could have written it.";

fn object(part: Part, json: &[u8]) -> Result<Object, InspectError> {
    object::parse(json).map_err(|source| InspectError::Object { part, source })
}

fn signature_line(signature: &[u8]) -> String {
    match signature.len() {
        0 => "signature: none".to_owned(),
        bytes => format!("signature: {bytes} bytes, not checked"),
    }
}

/// Control characters, and those that turn the direction of writing. The line breaks are the layout's own,
/// since JSON has none inside its strings.
fn is_deceptive(character: char) -> bool {
    let turns_direction = matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns_direction || (character.is_control() && character != '\n')
}
