//! Texts that are not a list of numbers. Bad input is an error with a position in it, and never a panic.

use rstest::rstest;
use tdd::AddError::{MissingNumber, NotANumber};
use tdd::add;

/// A separator is between two numbers. If one of them is missing, the writer lost a number, and a sum without it looks
/// as good as the right one. So nothing is trimmed and nothing is skipped: the error has the position where the number
/// should be, counted in characters from 0. (Some of the cases may pass at once.)
#[rstest]
#[case::in_front(",1", 0)]
#[case::at_the_end("12\n", 3)]
#[case::in_the_middle("1,,2", 2)]
#[case::between_two_kinds_of_separator("1,\n", 2)]
fn a_missing_number_is_refused(#[case] text: &str, #[case] position: usize) {
    let expected = MissingNumber { position };
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// A number has only digits. With a space or a plus the piece is not a number, although the parser of Rust's library
/// accepts a plus. The sender of `1, 2` should get this error now, and not later from another program that reads the
/// same text differently. If several pieces are bad, the error is about the first. (Most cases may pass at once.)
#[rstest]
#[case::a_letter("x", "x", 0)]
#[case::a_space("1, 2", " 2", 2)]
#[case::a_plus("1\n+2", "+2", 2)]
#[case::a_carriage_return("1\r\n2", "1\r", 0)]
#[case::the_first_of_two("x,,2", "x", 0)]
#[case::a_digit_of_another_script("1,٣", "٣", 2)]
fn a_piece_that_is_not_a_number_is_refused(
    #[case] text: &str,
    #[case] found: &str,
    #[case] position: usize,
) {
    let found = found.to_owned();
    let expected = NotANumber { found, position };
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}
