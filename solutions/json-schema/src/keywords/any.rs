//! Keywords for an instance of any type (Validation §6.1).

use serde_json::Value;

use crate::decimal::Decimal;
use crate::equal::equal;
use crate::failure::{Reason, Type};

/// `type`: the name of a type, or several.
pub(crate) fn of_type(names: &Value, instance: &Value) -> Option<Reason> {
    let expected: Vec<Type> = match names {
        Value::Array(names) => names.iter().filter_map(named).collect(),
        name => named(name).into_iter().collect(),
    };
    if expected.iter().any(|expected| is_of(*expected, instance)) {
        return None;
    }
    Some(Reason::Type {
        expected,
        found: Type::of(instance),
    })
}

fn named(name: &Value) -> Option<Type> {
    name.as_str().and_then(Type::named)
}

fn is_of(expected: Type, instance: &Value) -> bool {
    match (expected, instance) {
        // The value counts: 1.0 and 1e2 have no fraction.
        (Type::Integer, Value::Number(number)) => Decimal::from(number).is_integer(),
        _ => Type::of(instance) == expected,
    }
}

/// `enum`: any of these values.
pub(crate) fn one_of(values: &Value, instance: &Value) -> Option<Reason> {
    let values = values.as_array()?;
    let found = values.iter().any(|value| equal(value, instance));
    (!found).then(|| Reason::Enum(values.clone()))
}

/// `const`: this value.
pub(crate) fn constant(value: &Value, instance: &Value) -> Option<Reason> {
    (!equal(value, instance)).then(|| Reason::Const(value.clone()))
}
