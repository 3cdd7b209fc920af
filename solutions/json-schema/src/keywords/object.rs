//! Keywords for objects (Core §10.3.2, Validation §6.5).

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minProperties`: this many properties or more.
pub(crate) fn min_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    too_few(limit, instance.as_object()?.len()).map(Reason::MinProperties)
}

/// `maxProperties`: this many properties or fewer.
pub(crate) fn max_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    too_many(limit, instance.as_object()?.len()).map(Reason::MaxProperties)
}

/// `required`: the object has these properties, with any values; `null` is one too.
pub(crate) fn required(place: &Place<'_, '_>, names: &Value, instance: &Value) -> Vec<Failure> {
    let (Some(names), Some(object)) = (names.as_array(), instance.as_object()) else {
        return Vec::new();
    };
    names
        .iter()
        .filter_map(Value::as_str)
        .filter(|name| !object.contains_key(*name))
        .map(|name| place.failure(Reason::Required(name.to_owned())))
        .collect()
}

/// `properties`: a schema for each property of the object with one of these names.
pub(crate) fn properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let (Some(schemas), Some(object)) = (schemas.as_object(), instance.as_object()) else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for (name, schema) in schemas {
        if let Some(value) = object.get(name) {
            let here = place.within(name).about(name);
            failures.append(&mut here.evaluate(schema, value));
        }
    }
    failures
}

/// `patternProperties`: a schema for each property whose name matches the pattern. A name may match several.
pub(crate) fn pattern_properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let (Some(schemas), Some(object)) = (schemas.as_object(), instance.as_object()) else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for (pattern, schema) in schemas {
        let place = place.within(pattern);
        for (name, value) in object {
            if place.is_in(pattern, name) {
                failures.append(&mut place.about(name).evaluate(schema, value));
            }
        }
    }
    failures
}

/// `additionalProperties`: a schema for each property that neither `properties` nor `patternProperties` beside it
/// mention. It does not look into other schemas, such as those in `allOf` or behind a `$ref`.
pub(crate) fn additional_properties<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let Some(object) = instance.as_object() else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for (name, value) in object {
        if !is_known(place, siblings, name) {
            failures.append(&mut place.about(name).evaluate(schema, value));
        }
    }
    failures
}

/// Whether one of the keywords beside `additionalProperties` mentions this property.
fn is_known(place: &Place<'_, '_>, siblings: &Map<String, Value>, name: &str) -> bool {
    let names = |keyword| siblings.get(keyword).and_then(Value::as_object);
    names("properties").is_some_and(|properties| properties.contains_key(name))
        || names("patternProperties")
            .is_some_and(|patterns| patterns.keys().any(|pattern| place.is_in(pattern, name)))
}

/// `propertyNames`: a schema for the names, each of which is a string. A name has no pointer, so its failures have
/// the object's pointer, and include the name.
pub(crate) fn property_names<'s>(
    place: &Place<'_, 's>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let Some(object) = instance.as_object() else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for name in object.keys() {
        for failure in place.evaluate(schema, &Value::String(name.clone())) {
            failures.push(Failure {
                reason: Reason::PropertyName {
                    name: name.clone(),
                    reason: Box::new(failure.reason),
                },
                ..failure
            });
        }
    }
    failures
}
