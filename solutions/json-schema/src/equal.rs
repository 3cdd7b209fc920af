//! When two JSON values are one value.

use serde_json::{Map, Value};

use crate::decimal::Decimal;

/// Whether two values are equal, as JSON Schema has it (Core §4.2.2): numbers by what they are worth, so that `1` is
/// `1.0`, objects whatever the order of their properties, arrays item by item. Values of two types never are: `1` is
/// not `true`.
pub(crate) fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => Decimal::from(one) == Decimal::from(other),
        (Value::Array(one), Value::Array(other)) => equal_items(one, other),
        (Value::Object(one), Value::Object(other)) => equal_properties(one, other),
        _ => one == other,
    }
}

fn equal_items(one: &[Value], other: &[Value]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
}

fn equal_properties(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .all(|(name, one)| other.get(name).is_some_and(|other| equal(one, other)))
}
