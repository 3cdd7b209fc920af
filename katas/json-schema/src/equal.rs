//! Equality of JSON values.

use std::hash::{Hash, Hasher};
use std::mem;

use serde_json::{Map, Value};

use crate::decimal::Decimal;

/// Whether two values are equal by JSON Schema (Core §4.2.2). Numbers are compared by their value, so that `1`
/// equals `1.0`; objects in any order of their properties; arrays item by item. Values of different types are never
/// equal: `1` is not `true`.
pub(crate) fn equal(one: &Value, other: &Value) -> bool {
    todo!()
}

/// A value with a hash, for a set: equal values have the same hash.
pub(crate) struct Item<'v>(pub(crate) &'v Value);

impl PartialEq for Item<'_> {
    fn eq(&self, other: &Self) -> bool {
        equal(self.0, other.0)
    }
}

impl Eq for Item<'_> {}

impl Hash for Item<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        mem::discriminant(self.0).hash(state);
        match self.0 {
            Value::Null => {}
            Value::Bool(value) => value.hash(state),
            Value::Number(number) => Decimal::from(number).hash(state),
            Value::String(text) => text.hash(state),
            Value::Array(items) => {
                // Without it `[[], []]` and `[[[]]]` would have the same hash.
                items.len().hash(state);
                for item in items {
                    Item(item).hash(state);
                }
            }
            Value::Object(properties) => {
                properties.len().hash(state);
                // `serde_json` sorts the properties by name.
                for (name, value) in properties {
                    name.hash(state);
                    Item(value).hash(state);
                }
            }
        }
    }
}
