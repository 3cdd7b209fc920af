//! title: Refuses the minimum itself
//! severity: major
//! seen by: unit::numbers::a_limit_is_part_of_the_range_or_not
//! rule: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` | a number in this range, compared with all of its digits
//! asks: is a number that equals the limit in range?
//!
//! `minimum: 18` refuses 18, as `exclusiveMinimum` would.
//!
//! The bug is exactly at the limit, so the test has to be there. For a limit of 3 use 2, 3 and 4, and not 1 and 100.

mod keywords {
    mod number {
        pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
            let (limit, found) = numbers(limit, instance)?;
            (value(found) <= value(limit)).then(|| Reason::Minimum(limit.clone()))
        }
    }
}
