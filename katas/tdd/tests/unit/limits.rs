//! Numbers that are too high to count, and numbers that only look too high.

use rstest::rstest;
use tdd::add;

/// "Over 1000" begins with 1001. Most mistakes are at such a limit, so the test has the numbers on both sides of it. A
/// number with more digits than any type can hold is over 1000 too: it is ignored, and is not an error. In 32, 64 or 128
/// bits the three numbers of the last case would wrap to 1.
#[rstest]
#[case::next_to_the_line("1000,1001,2", 1002)]
#[case::beyond_every_type("100000000000000000000000000000000000000000,2", 2)]
#[case::one_when_it_wraps(
    "4294967297,18446744073709551617,340282366920938463463374607431768211457,2",
    2
)]
fn a_number_over_1000_is_ignored(#[case] text: &str, #[case] sum: u64) {
    assert_eq!(add(text), Ok(sum), "the sum of {text:?}");
}

/// The value counts, and not the number of digits. (The test may pass at once: it is there for code that counts digits.)
#[test]
fn zeros_in_front_change_nothing() {
    let text = "0000000000000000000000000000000000000000000007,1";
    assert_eq!(add(text), Ok(8), "the sum of {text:?}");
}
