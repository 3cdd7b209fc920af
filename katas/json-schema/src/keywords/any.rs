//! Keywords for an instance of any type (Validation §6.1).

use serde_json::Value;

use crate::decimal::Decimal;
use crate::equal::equal;
use crate::failure::{Reason, Type};

/// `type`: the name of a type, or several.
pub(crate) fn of_type(names: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `enum`: any of these values.
pub(crate) fn one_of(values: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `const`: this value.
pub(crate) fn constant(value: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}
