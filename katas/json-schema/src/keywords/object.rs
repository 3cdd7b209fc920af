//! Keywords for objects (Core §10.3.2, Validation §6.5).

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minProperties`: so many properties or more.
pub(crate) fn min_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `maxProperties`: so many properties or fewer.
pub(crate) fn max_properties(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `required`: these properties are there, whatever their values; `null` is one too.
pub(crate) fn required(place: &Place<'_, '_>, names: &Value, instance: &Value) -> Vec<Failure> {
    todo!()
}

/// `properties`: a schema for each property of these names that is there.
pub(crate) fn properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `patternProperties`: a schema for each property whose name has the pattern in it. A name may have several.
pub(crate) fn pattern_properties<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `additionalProperties`: a schema for each property that neither `properties` nor `patternProperties` beside it know.
/// What is said elsewhere, behind a `$ref` or in `allOf`, it does not see.
pub(crate) fn additional_properties<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `propertyNames`: a schema for the names, each of which is a string. A name has no pointer, so the failures are the
/// object's, and say which name it is.
pub(crate) fn property_names<'s>(
    place: &Place<'_, 's>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}
