//! What is no list of numbers. Bad input is an error with a place in it, and never a panic.

use rstest::rstest;
use tdd::AddError::{MissingNumber, NotANumber};
use tdd::{AddError, add};

/// A separator stands between two numbers. Where one of them is missing, somebody lost a number, and a sum without it
/// looks as good as the right one. So nothing is trimmed and nothing skipped: the place where the number should stand
/// is named, counted in characters from 0.
#[rstest]
#[case::in_front(",1", 0)]
#[case::at_the_end("12\n", 3)]
#[case::in_the_middle("1,,2", 2)]
#[case::between_two_kinds_of_separator("1,\n", 2)]
fn a_missing_number_is_refused(#[case] text: &str, #[case] position: usize) {
    let expected = MissingNumber { position };
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// A number is digits and nothing else. A space is part of what stands there and makes it no number; so does a plus,
/// which the parser of Rust's library would take. Whoever sent `1, 2` learns of it now, and not when another reader of
/// the same text disagrees.
#[rstest]
#[case::a_letter("x", "x", 0)]
#[case::a_space("1, 2", " 2", 2)]
#[case::a_plus("1\n+2", "+2", 2)]
fn what_is_not_a_number_is_refused(
    #[case] text: &str,
    #[case] found: &str,
    #[case] position: usize,
) {
    let expected: Result<u64, AddError> = Err(NotANumber {
        found: found.to_owned(),
        position,
    });
    assert_eq!(add(text), expected, "for the text {text:?}");
}
