//! Keywords that combine schemas (Core §10.2).

use serde_json::{Map, Value};

use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `allOf`: every schema accepts the instance.
pub(crate) fn all_of<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `anyOf`: at least one does.
pub(crate) fn any_of<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `oneOf`: exactly one does.
pub(crate) fn one_of<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `not`: the schema does not accept the instance.
pub(crate) fn not<'s>(place: &Place<'_, 's>, schema: &'s Value, instance: &Value) -> Vec<Failure> {
    todo!()
}

/// `if`: never fails by itself, and decides whether `then` or `else` is applied. Either may be missing.
pub(crate) fn if_then_else<'s>(
    place: &Place<'_, 's>,
    siblings: &'s Map<String, Value>,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}
