//! What the keywords have in common that count something.

use serde_json::{Number, Value};

use crate::decimal::Decimal;

/// The limit, if there are fewer than that.
pub(crate) fn too_few(limit: &Value, count: usize) -> Option<Number> {
    let limit = limit.as_number()?;
    // The limit may be written 2.0, so it is compared as what it is worth.
    (Decimal::from(count) < Decimal::from(limit)).then(|| limit.clone())
}

/// The limit, if there are more than that.
pub(crate) fn too_many(limit: &Value, count: usize) -> Option<Number> {
    let limit = limit.as_number()?;
    (Decimal::from(count) > Decimal::from(limit)).then(|| limit.clone())
}
