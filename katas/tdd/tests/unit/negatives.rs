//! Numbers below zero: refused, all of them at once.

use rstest::rstest;
use tdd::AddError::{Negatives, NotANumber};
use tdd::{AddError, Negative, add};

/// The caller adds up things that can be counted, so a negative number is a mistake in the text. It is well written,
/// though, and gets an error of its own.
#[test]
fn a_negative_number_is_refused() {
    assert_eq!(
        add("1,-2"),
        negatives(&[("-2", 2)]),
        "for the text \"1,-2\""
    );
}

/// Which error comes first, if there are two? What cannot be read: nobody knows yet whether it is negative, and a list of
/// negatives that might lack one would look complete.
#[test]
fn what_cannot_be_read_goes_before_what_is_negative() {
    let expected = NotANumber {
        found: "x".to_owned(),
        position: 3,
    };
    assert_eq!(add("-1,x"), Err(expected), "for the text \"-1,x\"");
}

/// Whoever mends a text wants to know everything that is wrong with it, and not meet the second mistake after the first
/// is mended.
#[test]
fn all_negative_numbers_are_listed_in_one_error() {
    let expected = negatives(&[("-1", 0), ("-3", 5), ("-1", 8)]);
    assert_eq!(add("-1,2,-3\n-1"), expected, "for \"-1,2,-3\\n-1\"");
}

/// A number that no type of the machine can hold is negative all the same, and is listed as it is written: whoever looks
/// for it in the text should find it.
#[test]
fn a_negative_number_of_any_length_is_listed_as_written() {
    let number = "-09999999999999999999999999999999999999999";
    assert_eq!(
        add(number),
        negatives(&[(number, 0)]),
        "for a zero and 40 nines"
    );
}

/// A minus is part of a number if digits follow it, and nothing else. By itself it is none, and two of them do not cancel
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

/// Zero is not below zero, whatever stands in front of it. (Whoever goes by the minus refuses it. Whoever goes by the
/// value does not.)
#[test]
fn minus_zero_is_zero() {
    assert_eq!(add("-0,-00,1"), Ok(1), "the sum of \"-0,-00,1\"");
}

/// An error has two readers: a program reads its parts, a person its message. The person should find every number
/// without counting anything but characters.
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
