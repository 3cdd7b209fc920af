//! Common code of the keywords that count.

use serde_json::{Number, Value};

use crate::decimal::Decimal;

/// The limit, if the count is lower.
pub(crate) fn too_few(limit: &Value, count: usize) -> Option<Number> {
    todo!()
}

/// The limit, if the count is higher.
pub(crate) fn too_many(limit: &Value, count: usize) -> Option<Number> {
    todo!()
}
