//! title: Takes what parse takes
//! severity: minor
//! seen by: unit::rule::a_converter_accepts_a_segment_or_does_not
//! rule: The number that a segment spells: the digits `0` to `9`, at least one, and nothing else.
//! asks: is a segment a number when a sign stands in front of its digits?
//!
//! `"+7".parse::<u64>()` is 7, so `/todos/+7` is another address of `/todos/7`, and whatever is kept by address is
//! kept twice.
//!
//! The parser of a language has rules of its own. It takes a plus.

mod path {
    pub fn number(segment: &str) -> Option<u64> {
        segment.parse().ok()
    }
}
