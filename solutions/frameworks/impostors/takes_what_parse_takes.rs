//! title: Accepts every number that `parse` accepts
//! severity: minor
//! seen by: unit::rule::a_converter_accepts_a_segment_or_does_not
//! rule: The number that a segment spells: the digits `0` to `9`, at least one, and nothing else.
//! asks: is a segment a number if a sign comes before its digits?
//!
//! `"+7".parse::<u64>()` is 7, so `/todos/+7` is a second address of `/todos/7`. A cache keeps the to-do twice.
//!
//! A language's own parser has its own rules. A test needs a plus.

mod path {
    pub fn number(segment: &str) -> Option<u64> {
        segment.parse().ok()
    }
}
