//! Numbers that are too high to count, and numbers that only look so.

use rstest::rstest;
use tdd::add;

/// "Over 1000" begins with 1001. Most mistakes sit on such a line, so both numbers next to it are here. And a number is
/// over 1000 even if it has more digits than any type of the machine takes: it is ignored, and not called unreadable.
#[rstest]
#[case::next_to_the_line("1000,1001,2", 1002)]
#[case::beyond_every_type("100000000000000000000000000000000000000000,2", 2)]
fn a_number_over_1000_is_ignored(#[case] text: &str, #[case] sum: u64) {
    assert_eq!(add(text), Ok(sum), "the sum of {text:?}");
}

/// A number is as high as its value, and not as long as its digits.
#[test]
fn zeros_in_front_change_nothing() {
    let text = "0000000000000000000000000000000000000000000007,1";
    assert_eq!(add(text), Ok(8), "the sum of {text:?}");
}
