//! Keywords for strings (Validation §6.3).

use serde_json::Value;

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::Reason;

/// `minLength`: this many characters or more.
pub(crate) fn min_length(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `maxLength`: this many characters or fewer.
pub(crate) fn max_length(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `pattern`: a regular expression that matches somewhere in the string.
pub(crate) fn pattern(place: &Place<'_, '_>, pattern: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}
