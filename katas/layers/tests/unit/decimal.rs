//! `src/decimal.rs`: numbers as people write them.

use layers::{DecimalError, scaled};
use rstest::rstest;

/// Everything here is counted in the smallest unit, so a number is worth what its digits are worth in their places.
/// With two places `4.05` and `4.5` differ by a factor of ten behind the point, and many programs have taken one for
/// the other: it only shows with fewer digits than there are places.
#[rstest]
#[case::all_places_written("4.05", 405)]
#[case::no_point("12", 1200)]
#[case::one_place_of_two("4.5", 450)]
fn places_that_are_not_written_are_zero(#[case] text: &str, #[case] cents: u32) {
    assert_eq!(scaled(text, 2), Ok(cents), "{text:?} with two places");
}

/// A price with a mistake in it should be refused, and not be understood somehow. Rust's own `parse` would take the
/// plus.
#[rstest]
#[case::nothing("")]
#[case::nothing_before_the_point(".5")]
#[case::nothing_behind_the_point("5.")]
#[case::a_comma("1,5")]
#[case::a_space(" 1.5")]
#[case::digits_of_another_script("٣")]
#[case::a_plus("+1.5")]
#[case::a_plus_behind_the_point("1.+5")]
fn what_is_no_decimal_number_is_refused(#[case] text: &str) {
    let expected = Err(DecimalError::NotANumber(text.to_owned()));
    assert_eq!(scaled(text, 2), expected, "{text:?} with two places");
}

/// A tenth of a cent is a number, but none that can be used; so is an amount beyond the type. Neither is cut off: the
/// largest one that fits is right next to the first that does not.
#[rstest]
#[case::the_largest("42949672.95", Ok(u32::MAX))]
#[case::one_more("42949672.96", Err(DecimalError::TooLarge("42949672.96".to_owned())))]
#[case::too_fine("1.005", Err(DecimalError::TooFine { text: "1.005".to_owned(), places: 2 }))]
fn what_does_not_fit_is_refused(#[case] text: &str, #[case] expected: Result<u32, DecimalError>) {
    assert_eq!(scaled(text, 2), expected, "{text:?} with two places");
}
