//! `src/decimal.rs`: numbers as people write them.

use layers::{DecimalError, scaled};
use rstest::rstest;

/// Numbers are counted in their smallest unit, so each digit counts by its place. With two places, `4.05` and `4.5` are
/// 405 and 450. Many programs confuse the two. The mistake shows only in a number with fewer digits than places.
#[rstest]
#[case::all_places_written("4.05", 405)]
#[case::no_point("12", 1200)]
#[case::one_place_of_two("4.5", 450)]
#[case::zeros_in_front("0000000000004.05", 405)]
fn places_that_are_not_written_are_zero(#[case] text: &str, #[case] cents: u32) {
    assert_eq!(scaled(text, 2), Ok(cents), "{text:?} with two places");
}

/// A price with a typing error should be an error, and not a guess. Rust's own `parse` would accept the plus.
#[rstest]
#[case::nothing("")]
#[case::nothing_before_the_point(".5")]
#[case::nothing_behind_the_point("5.")]
#[case::a_comma("1,5")]
#[case::a_space(" 1.5")]
#[case::digits_of_another_script("٣")]
#[case::a_plus("+1.5")]
#[case::a_plus_behind_the_point("1.+5")]
#[case::a_minus("-1.5")]
#[case::a_space_behind("1.5 ")]
#[case::two_points("1.2.3")]
#[case::an_underscore("1_000")]
fn a_text_that_is_no_decimal_number_is_refused(#[case] text: &str) {
    let expected = Err(DecimalError::NotANumber(text.to_owned()));
    assert_eq!(scaled(text, 2), expected, "{text:?} with two places");
}

/// A tenth of a cent is a number, but the program cannot use it. The same holds for an amount that is too large for the
/// type. Both are errors, and are not cut off. The cases are the largest number that fits and the next one. A zero too
/// many is a place too many: a reader cannot know whether it is a typing error.
#[rstest]
#[case::the_largest("42949672.95", Ok(u32::MAX))]
#[case::one_more("42949672.96", Err(DecimalError::TooLarge("42949672.96".to_owned())))]
#[case::too_fine("1.005", Err(DecimalError::TooFine { text: "1.005".to_owned(), places: 2 }))]
#[case::a_zero_too_many("4.500", Err(DecimalError::TooFine { text: "4.500".to_owned(), places: 2 }))]
fn a_number_that_does_not_fit_is_refused(
    #[case] text: &str,
    #[case] expected: Result<u32, DecimalError>,
) {
    assert_eq!(scaled(text, 2), expected, "{text:?} with two places");
}
