//! Numbers below zero: refused, all of them at once.

use rstest::rstest;
use tdd::AddError::{MissingNumber, Negatives, NotANumber};
use tdd::{AddError, Negative, add};

/// The caller adds up things that can be counted, so a negative number is a mistake in the text. But it is a number, so
/// it gets an error of its own.
#[test]
fn a_negative_number_is_refused() {
    assert_eq!(
        add("1,-2"),
        negatives(&[("-2", 2)]),
        "for the text \"1,-2\""
    );
}

/// If a text has two kinds of mistake, the piece that cannot be read comes first. It may be a negative number with a
/// typing error, so a list of negatives without it would look complete and would not be. A number that is missing may
/// be negative as well.
#[rstest]
#[case::a_letter("-1,x", NotANumber { found: "x".to_owned(), position: 3 })]
#[case::nothing("-1,", MissingNumber { position: 3 })]
fn a_piece_that_cannot_be_read_goes_before_a_negative_number(
    #[case] text: &str,
    #[case] expected: AddError,
) {
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// A writer who corrects a text wants to see all negative numbers at once, and not the second one after the first is
/// corrected.
#[test]
fn all_negative_numbers_are_listed_in_one_error() {
    let expected = negatives(&[("-1", 0), ("-3", 5), ("-1", 8)]);
    assert_eq!(add("-1,2,-3\n-1"), expected, "for \"-1,2,-3\\n-1\"");
}

/// A number that no type can hold can still be negative. The error lists it as it is written, so that the reader finds
/// it in the text.
#[test]
fn a_negative_number_of_any_length_is_listed_as_written() {
    let number = "-09999999999999999999999999999999999999999";
    assert_eq!(
        add(number),
        negatives(&[(number, 0)]),
        "for a zero and 40 nines"
    );
}

/// A minus is part of a number only if digits follow it. A minus alone is not a number, and two of them do not cancel
/// each other.
#[rstest]
#[case::another_minus("1,--1", "--1")]
#[case::nothing("1,-", "-")]
fn a_minus_without_digits_behind_it_is_not_a_number(#[case] text: &str, #[case] found: &str) {
    let expected: Result<u64, AddError> = Err(NotANumber {
        found: found.to_owned(),
        position: 2,
    });
    assert_eq!(add(text), expected, "for the text {text:?}");
}

/// Zero is not below zero, even with a minus in front of it. (Code that looks at the minus alone gets this wrong. Code
/// that looks at the value does not.)
#[test]
fn minus_zero_is_zero() {
    assert_eq!(add("-0,-00,1"), Ok(1), "the sum of \"-0,-00,1\"");
}

/// An error has two readers: a program reads its fields, and a person reads its message. With the positions in the
/// message the person finds every number.
#[test]
fn the_message_lists_every_negative_with_its_place() {
    let error = add("-1,2,-3").expect_err("two numbers are negative");
    insta::assert_snapshot!("negatives", error.to_string());
}

fn negatives(expected: &[(&str, usize)]) -> Result<u64, AddError> {
    let negatives = expected.iter().map(|&(number, position)| Negative {
        number: number.to_owned(),
        position,
    });
    Err(Negatives(negatives.collect()))
}
