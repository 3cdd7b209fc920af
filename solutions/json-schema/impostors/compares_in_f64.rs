//! title: Compares numbers as f64
//! severity: minor
//! seen by: unit::numbers::limits_are_compared_digit_by_digit
//! rule: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` | a number in this range, compared with all of its digits
//! asks: how does an integer compare with a limit that differs from it in the last of many digits?
//!
//! Every number becomes an `f64`, which has 53 bits. Account numbers of seventeen digits that differ in the last
//! one are the same number.
//!
//! The everyday numbers are all right. The test is 2^53 and its neighbour.

mod keywords {
    mod number {
        pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
            let (limit, found) = numbers(limit, instance)?;
            (found.as_f64() < limit.as_f64()).then(|| Reason::Minimum(limit.clone()))
        }
    }
}
