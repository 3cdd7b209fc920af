//! Keywords for numbers (Validation §6.2).

use serde_json::{Number, Value};

use crate::decimal::Decimal;
use crate::failure::Reason;

/// `minimum`: this number or more.
pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
    let (limit, found) = numbers(limit, instance)?;
    (value(found) < value(limit)).then(|| Reason::Minimum(limit.clone()))
}

/// `maximum`: this number or less.
pub(crate) fn maximum(limit: &Value, instance: &Value) -> Option<Reason> {
    let (limit, found) = numbers(limit, instance)?;
    (value(found) > value(limit)).then(|| Reason::Maximum(limit.clone()))
}

/// `exclusiveMinimum`: more than this number.
pub(crate) fn exclusive_minimum(limit: &Value, instance: &Value) -> Option<Reason> {
    let (limit, found) = numbers(limit, instance)?;
    (value(found) <= value(limit)).then(|| Reason::ExclusiveMinimum(limit.clone()))
}

/// `exclusiveMaximum`: less than this number.
pub(crate) fn exclusive_maximum(limit: &Value, instance: &Value) -> Option<Reason> {
    let (limit, found) = numbers(limit, instance)?;
    (value(found) >= value(limit)).then(|| Reason::ExclusiveMaximum(limit.clone()))
}

/// `multipleOf`: an integer times this number.
pub(crate) fn multiple_of(factor: &Value, instance: &Value) -> Option<Reason> {
    let (factor, found) = numbers(factor, instance)?;
    (!value(found).is_multiple_of(&value(factor))).then(|| Reason::MultipleOf(factor.clone()))
}

/// The keyword's number and the instance's, if both are numbers.
fn numbers<'v>(keyword: &'v Value, instance: &'v Value) -> Option<(&'v Number, &'v Number)> {
    Some((keyword.as_number()?, instance.as_number()?))
}

/// The value of a number. An `f64` would be right for most, but it rounds 2^53 + 1 to 2^53.
fn value(number: &Number) -> Decimal {
    Decimal::from(number)
}
