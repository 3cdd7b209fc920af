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
    let mut failures = Vec::new();
    for (index, schema) in schemas.as_array().into_iter().flatten().enumerate() {
        let here = place.within(&index.to_string());
        failures.append(&mut here.evaluate(schema, instance));
    }
    failures
}

/// `anyOf`: at least one does.
pub(crate) fn any_of<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    match accepting(place, schemas, instance) {
        0 => vec![place.failure(Reason::AnyOf)],
        _ => Vec::new(),
    }
}

/// `oneOf`: exactly one does.
pub(crate) fn one_of<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    match accepting(place, schemas, instance) {
        1 => Vec::new(),
        several => vec![place.failure(Reason::OneOf(several))],
    }
}

/// How many of the schemas accept the instance.
fn accepting<'s>(place: &Place<'_, 's>, schemas: &'s Value, instance: &Value) -> usize {
    let mut accepting = 0;
    for (index, schema) in schemas.as_array().into_iter().flatten().enumerate() {
        let here = place.within(&index.to_string());
        accepting += usize::from(here.accepts(schema, instance));
    }
    accepting
}

/// `not`: the schema does not accept the instance.
pub(crate) fn not<'s>(place: &Place<'_, 's>, schema: &'s Value, instance: &Value) -> Vec<Failure> {
    if place.accepts(schema, instance) {
        return vec![place.failure(Reason::Not)];
    }
    Vec::new()
}

/// `if`: never fails by itself, and decides whether `then` or `else` is applied. Either may be missing.
pub(crate) fn if_then_else<'s>(
    place: &Place<'_, 's>,
    siblings: &'s Map<String, Value>,
    instance: &Value,
) -> Vec<Failure> {
    let Some(condition) = siblings.get("if") else {
        return Vec::new();
    };
    let branch = if place.within("if").accepts(condition, instance) {
        "then"
    } else {
        "else"
    };
    match siblings.get(branch) {
        Some(schema) => place.within(branch).evaluate(schema, instance),
        None => Vec::new(),
    }
}
