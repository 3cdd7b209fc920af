//! Keywords for objects (Core §10.3.2, Validation §6.5).

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minProperties`: so many properties or more.
pub(crate) fn min_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    too_few(limit, instance.as_object()?.len()).map(Reason::MinProperties)
}

/// `maxProperties`: so many properties or fewer.
pub(crate) fn max_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    too_many(limit, instance.as_object()?.len()).map(Reason::MaxProperties)
}

/// `required`: these properties are there, whatever their values; `null` is one too.
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

/// `properties`: a schema for each property of these names that is there.
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

/// `patternProperties`: a schema for each property whose name has the pattern in it. A name may have several.
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

/// `additionalProperties`: a schema for each property that neither `properties` nor `patternProperties` beside it know.
/// What is said elsewhere, behind a `$ref` or in `allOf`, it does not see.
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

/// Whether one of the keywords beside `additionalProperties` has something to say about this property.
fn is_known(place: &Place<'_, '_>, siblings: &Map<String, Value>, name: &str) -> bool {
    let names = |keyword| siblings.get(keyword).and_then(Value::as_object);
    names("properties").is_some_and(|properties| properties.contains_key(name))
        || names("patternProperties")
            .is_some_and(|patterns| patterns.keys().any(|pattern| place.is_in(pattern, name)))
}

/// `propertyNames`: a schema for the names, each of which is a string. A name has no pointer, so the failures are the
/// object's, and say which name it is.
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
