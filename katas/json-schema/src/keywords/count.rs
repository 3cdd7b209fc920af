//! What the keywords have in common that count something.

use serde_json::{Number, Value};

use crate::decimal::Decimal;

/// The limit, if there are fewer than that.
pub(crate) fn too_few(limit: &Value, count: usize) -> Option<Number> {
    todo!()
}

/// The limit, if there are more than that.
pub(crate) fn too_many(limit: &Value, count: usize) -> Option<Number> {
    todo!()
}
