//! The tests that solo.md writes, one at a time.

use rstest::rstest;
use tdd::{AddError, add};

#[test]
fn an_empty_text_is_zero() {
    assert_eq!(add(""), Ok(0));
}

#[test]
fn one_number_is_its_own_sum() {
    assert_eq!(add("7"), Ok(7));
}

#[test]
fn two_numbers_are_added() {
    assert_eq!(add("1,2"), Ok(3));
}

#[test]
fn three_numbers_are_added() {
    assert_eq!(add("1,2,3"), Ok(6));
}

#[test]
fn a_large_sum_fits() {
    let text = vec!["1000"; 100].join(",");
    assert_eq!(add(&text), Ok(100_000));
}

#[test]
fn a_line_break_separates() {
    assert_eq!(add("1\n2,3"), Ok(6));
}

#[rstest]
#[case::in_front(",1", 0)]
#[case::at_the_end("12\n", 3)]
#[case::in_the_middle("1,,2", 2)]
fn a_missing_number_is_an_error(#[case] text: &str, #[case] position: usize) {
    assert_eq!(add(text), Err(AddError::MissingNumber { position }));
}

#[rstest]
#[case::a_letter("x", "x", 0)]
#[case::a_space("1, 2", " 2", 2)]
#[case::a_plus("+2", "+2", 0)]
fn what_is_not_a_number_is_an_error(
    #[case] text: &str,
    #[case] found: &str,
    #[case] position: usize,
) {
    let found = found.to_owned();
    assert_eq!(add(text), Err(AddError::NotANumber { found, position }));
}
