//! title: Compares numbers as `f64`
//! severity: minor
//! seen by: unit::numbers::limits_are_compared_digit_by_digit
//! rule: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` | a number in this range, compared with all of its digits
//! asks: how does an integer compare with a limit that differs only in the last of many digits?
//!
//! The code converts every number to an `f64`, which has 53 bits. Two account numbers of seventeen digits that differ
//! only in the last one become the same number.
//!
//! Everyday numbers are right. A test uses 2^53 and the number after it.

mod keywords {
    mod number {
        pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
            let (limit, found) = numbers(limit, instance)?;
            (found.as_f64() < limit.as_f64()).then(|| Reason::Minimum(limit.clone()))
        }
    }
}
