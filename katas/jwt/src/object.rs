//! JSON objects as tokens need them: every name stands once, and a member has the type that it should have.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{Error as _, MapAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error;

/// A JSON object.
pub type Object = Map<String, Value>;

/// The text is no JSON object, or has a name twice. The message says where, by line and column.
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

/// Reads a JSON object, with nothing behind it but white space.
///
/// A name that stands twice is refused. RFC 7515 §4 and RFC 7519 §4 leave a reader two ways: to refuse, or to
/// take the last. Refusing is the safe one, since of two programs that read `{"alg":"none","alg":"HS256"}`
/// one may take the first.
///
/// # Errors
/// [`ObjectError`] for what is not UTF-8, not JSON, not an object, or has a name twice.
pub fn parse(json: &[u8]) -> Result<Object, ObjectError> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    reader
        .deserialize_map(UniqueNames)
        .and_then(|object| reader.end().map(|()| object))
        .map_err(|error| ObjectError(error.to_string()))
}

/// The member of this name, if there is one, which must then be a string. `null` is not a string either, and an empty
/// string is one.
///
/// # Errors
/// [`WrongType`] for any other type: what is expected is `a string`.
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
