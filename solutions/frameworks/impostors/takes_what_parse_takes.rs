//! title: Takes what parse takes
//! severity: minor
//! seen by: unit::rule::a_converter_accepts_a_segment_or_does_not
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
