//! Keywords for strings (Validation §6.3).

use serde_json::Value;

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::Reason;

/// `minLength`: this many characters or more.
pub(crate) fn min_length(limit: &Value, instance: &Value) -> Option<Reason> {
    too_few(limit, length(instance.as_str()?)).map(Reason::MinLength)
}

/// `maxLength`: this many characters or fewer.
pub(crate) fn max_length(limit: &Value, instance: &Value) -> Option<Reason> {
    too_many(limit, length(instance.as_str()?)).map(Reason::MaxLength)
}

/// How many characters a string has, as RFC 8259 defines them: code points. The number of bytes, and of visible
/// characters, may differ.
fn length(text: &str) -> usize {
    text.chars().count()
}

/// `pattern`: a regular expression that matches somewhere in the string.
pub(crate) fn pattern(place: &Place<'_, '_>, pattern: &Value, instance: &Value) -> Option<Reason> {
    let (pattern, text) = (pattern.as_str()?, instance.as_str()?);
    (!place.is_in(pattern, text)).then(|| Reason::Pattern(pattern.to_owned()))
}
