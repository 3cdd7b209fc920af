//! title: Accepts every number that `parse` accepts
//! severity: minor
//! seen by: unit::rule::a_converter_accepts_a_segment_or_does_not
//! rule: The number in a segment: at least one digit `0` to `9`, and no other character.
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
