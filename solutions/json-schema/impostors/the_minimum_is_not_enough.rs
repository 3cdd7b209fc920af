//! title: Refuses the minimum itself
//! severity: major
//! seen by: unit::numbers::a_limit_is_part_of_the_range_or_not
//! rule: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` | a number in this range, compared with all of its digits
//! asks: is a number in range that lies exactly on the limit?
//!
//! `minimum: 18` refuses 18. The keyword that does this is `exclusiveMinimum`.
//!
//! The bug sits on the line, so the test has to be on the line: 2, 3 and 4 around a limit of 3, and not 1 and 100.

mod keywords {
    mod number {
        pub(crate) fn minimum(limit: &Value, instance: &Value) -> Option<Reason> {
            let (limit, found) = numbers(limit, instance)?;
            (value(found) <= value(limit)).then(|| Reason::Minimum(limit.clone()))
        }
    }
}
