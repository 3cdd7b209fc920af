//! When two JSON values are one value.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::decimal::Decimal;

/// A value in the one form that all of its spellings have. Two values are equal, as JSON Schema has it (Core §4.2.2), if
/// these are: numbers by what they are worth, so that `1` is `1.0`, objects whatever the order of their properties, arrays
/// item by item. Values of two types never are: `1` is not `true`.
///
/// It can be hashed as well, so to find a value among many takes no comparison with each of them.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Canonical<'v> {
    Null,
    Bool(bool),
    Number(Decimal),
    String(&'v str),
    Array(Vec<Self>),
    Object(BTreeMap<&'v str, Self>),
}

impl<'v> From<&'v Value> for Canonical<'v> {
    fn from(value: &'v Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(Decimal::from(number)),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Object(properties) => Self::Object(
                properties
                    .iter()
                    .map(|(name, value)| (name.as_str(), Self::from(value)))
                    .collect(),
            ),
        }
    }
}

/// Whether two values are equal.
pub(crate) fn equal(one: &Value, other: &Value) -> bool {
    Canonical::from(one) == Canonical::from(other)
}
