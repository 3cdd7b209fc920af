//! Keywords for arrays (Core §10.3.1, Validation §6.4).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::equal::Item;
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minItems`: this many items or more.
pub(crate) fn min_items(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `maxItems`: this many items or fewer.
pub(crate) fn max_items(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `uniqueItems`: if `true`, no two items are equal.
pub(crate) fn unique_items(unique: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `prefixItems`: a schema for the first item, one for the second, and so on. There may be fewer items, or more.
pub(crate) fn prefix_items<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `items`: a schema for each item without a schema in `prefixItems`.
pub(crate) fn items<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}

/// `contains`: at least one item that the schema accepts, or as many as `minContains` says, and no more than
/// `maxContains` says. Without `contains` those two are ignored.
pub(crate) fn contains<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    todo!()
}
