//! Keywords for arrays (Core §10.3.1, Validation §6.4).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::count::{too_few, too_many};
use crate::equal::Item;
use crate::evaluate::Place;
use crate::failure::{Failure, Reason};

/// `minItems`: this many items or more.
pub(crate) fn min_items(limit: &Value, instance: &Value) -> Option<Reason> {
    too_few(limit, instance.as_array()?.len()).map(Reason::MinItems)
}

/// `maxItems`: this many items or fewer.
pub(crate) fn max_items(limit: &Value, instance: &Value) -> Option<Reason> {
    too_many(limit, instance.as_array()?.len()).map(Reason::MaxItems)
}

/// `uniqueItems`: if `true`, no two items are equal.
pub(crate) fn unique_items(unique: &Value, instance: &Value) -> Option<Reason> {
    let items = instance.as_array()?;
    if *unique != Value::Bool(true) {
        return None;
    }
    // Comparing every item with every other would be 200 million pairs for 20,000 items.
    let mut seen = HashMap::new();
    items.iter().enumerate().find_map(|(second, item)| {
        let first = seen.insert(Item(item), second)?;
        Some(Reason::UniqueItems { first, second })
    })
}

/// `prefixItems`: a schema for the first item, one for the second, and so on. There may be fewer items, or more.
pub(crate) fn prefix_items<'s>(
    place: &Place<'_, 's>,
    schemas: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let (Some(schemas), Some(items)) = (schemas.as_array(), instance.as_array()) else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
        let index = index.to_string();
        let here = place.within(&index).about(&index);
        failures.append(&mut here.evaluate(schema, item));
    }
    failures
}

/// `items`: a schema for each item without a schema in `prefixItems`.
pub(crate) fn items<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let Some(items) = instance.as_array() else {
        return Vec::new();
    };
    let mut failures = Vec::new();
    for (index, item) in items.iter().enumerate().skip(prefix(siblings)) {
        let here = place.about(&index.to_string());
        failures.append(&mut here.evaluate(schema, item));
    }
    failures
}

/// How many items have a schema of their own.
fn prefix(siblings: &Map<String, Value>) -> usize {
    siblings
        .get("prefixItems")
        .and_then(Value::as_array)
        .map_or(0, Vec::len)
}

/// `contains`: at least one item that the schema accepts, or as many as `minContains` says, and no more than
/// `maxContains` says. Without `contains` those two are ignored.
pub(crate) fn contains<'s>(
    place: &Place<'_, 's>,
    siblings: &Map<String, Value>,
    schema: &'s Value,
    instance: &Value,
) -> Vec<Failure> {
    let Some(items) = instance.as_array() else {
        return Vec::new();
    };
    let here = place.within("contains");
    let mut found = 0;
    for (index, item) in items.iter().enumerate() {
        let item_here = here.about(&index.to_string());
        found += usize::from(item_here.accepts(schema, item));
    }
    let mut failures = Vec::new();
    match siblings.get("minContains") {
        None if found == 0 => failures.push(here.failure(Reason::Contains)),
        None => {}
        Some(limit) => failures.extend(too_few(limit, found).map(|limit| {
            let here = place.within("minContains");
            here.failure(Reason::MinContains(limit))
        })),
    }
    if let Some(limit) = siblings.get("maxContains") {
        failures.extend(too_many(limit, found).map(|limit| {
            let here = place.within("maxContains");
            here.failure(Reason::MaxContains(limit))
        }));
    }
    failures
}
