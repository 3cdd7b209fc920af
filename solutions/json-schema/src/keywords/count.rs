//! Common code of the keywords that count.

use serde_json::{Number, Value};

use crate::decimal::Decimal;

/// The limit, if the count is lower.
pub(crate) fn too_few(limit: &Value, count: usize) -> Option<Number> {
    let limit = limit.as_number()?;
    // The limit may be written 2.0, so it is compared by its value.
    (Decimal::from(count) < Decimal::from(limit)).then(|| limit.clone())
}

/// The limit, if the count is higher.
pub(crate) fn too_many(limit: &Value, count: usize) -> Option<Number> {
    let limit = limit.as_number()?;
    (Decimal::from(count) > Decimal::from(limit)).then(|| limit.clone())
}
