//! JSON objects for tokens: every name occurs once, and a member has the right type.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{Error as _, MapAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error;

/// The prefix of names that have a meaning for `serde_json` itself. It could read an object with such a name as a
/// number.
const RESERVED: &str = "$serde_json::private::";

/// A JSON object.
pub type Object = Map<String, Value>;

/// The text is not a JSON object, has a name twice, or has a reserved name. The message says where, by line and column,
/// or which name it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a JSON object: {0}")]
pub struct ObjectError(pub String);

/// A member has a type that it must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("`{name}` must be {expected}")]
pub struct WrongType {
    /// The member's name.
    pub name: &'static str,
    /// What it should be, with its article: `a string`, say.
    pub expected: &'static str,
}

/// Reads a JSON object; only white space may follow.
///
/// A name that occurs twice is refused. RFC 7515 §4 and RFC 7519 §4 allow two ways: refuse the object, or take
/// the last member. To refuse is safe: of two programs that read `{"alg":"none","alg":"HS256"}`, one may take the
/// first.
///
/// A name that begins with `$serde_json::private::` is refused too, at any depth, because the library gives it a
/// special meaning.
///
/// # Errors
/// [`ObjectError`] for a text that is not UTF-8, not JSON or not an object, or has a name twice or a reserved name.
pub fn parse(json: &[u8]) -> Result<Object, ObjectError> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let object = reader
        .deserialize_map(UniqueNames)
        .and_then(|object| reader.end().map(|()| object))
        .map_err(|error| ObjectError(error.to_string()))?;
    match reserved_name(json) {
        None => Ok(object),
        Some(name) => Err(ObjectError(format!("the name {name:?} is reserved"))),
    }
}

/// The first name in a JSON text, at any depth, that is reserved.
fn reserved_name(json: &[u8]) -> Option<String> {
    let mut rest = json;
    loop {
        let start = rest.iter().position(|&byte| byte == b'"')?;
        let mut strings =
            serde_json::Deserializer::from_slice(&rest[start..]).into_iter::<String>();
        let text = strings.next()?.ok()?;
        rest = rest[start + strings.byte_offset()..].trim_ascii_start();
        // A text without a `:` behind it is a value, and not a name.
        if rest.starts_with(b":") && text.starts_with(RESERVED) {
            return Some(text);
        }
    }
}

/// The member of this name, if there is one. It must be a string: `null` is not a string, and an empty string is one.
///
/// # Errors
/// [`WrongType`] for any other type, with `a string` as the expected type.
pub fn string(object: &Object, name: &'static str) -> Result<Option<String>, WrongType> {
    todo!()
}

/// Collects the members of an object. (`serde_json` by itself would keep the last of two with the same name.)
struct UniqueNames;

impl<'de> Visitor<'de> for UniqueNames {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Object, A::Error> {
        let mut object = Object::new();
        while let Some((name, value)) = members.next_entry::<String, Value>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format_args!("{name:?} stands twice")));
            }
            object.insert(name, value);
        }
        Ok(object)
    }
}
