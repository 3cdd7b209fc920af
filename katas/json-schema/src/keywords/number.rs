//! Keywords for numbers (Validation §6.2).

use serde_json::{Number, Value};

use crate::decimal::Decimal;
use crate::failure::Reason;

/// `minimum`: this number or more.
pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `maximum`: this number or less.
pub(crate) fn maximum(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `exclusiveMinimum`: more than this number.
pub(crate) fn exclusive_minimum(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `exclusiveMaximum`: less than this number.
pub(crate) fn exclusive_maximum(limit: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}

/// `multipleOf`: an integer times this number.
pub(crate) fn multiple_of(factor: &Value, instance: &Value) -> Option<Reason> {
    todo!()
}
