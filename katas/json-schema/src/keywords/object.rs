//! Keywords for objects (Core §10.3.2, Validation §6.5).

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minProperties`: this many properties or more.
pub(crate) fn min_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `maxProperties`: this many properties or fewer.
pub(crate) fn max_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `required`: the object has these properties, with any values; `null` is one too.
pub(crate) fn required(place: &Place<'_, '_>, names: &Value, instance: &Value) -> Vec<Failure> {
    todo!()
}

/// `properties`: a schema for each property of the object with one of these names.
pub(crate) fn properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `patternProperties`: a schema for each property whose name matches the pattern. A name may match several.
pub(crate) fn pattern_properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `additionalProperties`: a schema for each property that neither `properties` nor `patternProperties` beside it
/// mention. It does not look into other schemas, such as those in `allOf` or behind a `$ref`.
pub(crate) fn additional_properties<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `propertyNames`: a schema for the names, each of which is a string. A name has no pointer, so its failures have
/// the object's pointer, and include the name.
pub(crate) fn property_names<'s>(
    place: &Place<'_, 's>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}
