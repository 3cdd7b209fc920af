//! A first line that names the separator: `//;` and a line break.

use rstest::rstest;
use tdd::AddError::{HeaderWithoutEnd, NoSeparator, NotANumber, NotInBrackets, PartOfANumber};
use tdd::{AddError, add};

/// People and programs separate numbers in different ways, so a text may name its separator. Every character means
/// itself: the dot is a dot here, and not "any character" as in a regular expression. `²` may look like a digit, but no
/// number has it.
#[rstest]
#[case::semicolon("//;\n1;2", 3)]
#[case::dot("//.\n1.2.3", 6)]
#[case::no_digit_of_a_number("//²\n1²2", 3)]
fn a_header_names_the_separator(#[case] text: &str, #[case] sum: u64) {
    assert_eq!(add(text), Ok(sum), "the sum of {text:?}");
}

/// A line break always separates. The header replaces only the comma. (The test may pass at once: it is there for code that
/// replaces both.)
#[test]
fn a_line_break_still_separates() {
    assert_eq!(add("//;\n1;2\n3"), Ok(6), "the sum of \"//;\\n1;2\\n3\"");
}

/// A slash, a blank and a `]` mean something elsewhere in these texts. As a separator each is a character like any other.
/// (The test may pass at once.)
#[rstest]
#[case::slash("///\n1/2", 3)]
#[case::blank("// \n1 2", 3)]
#[case::closing_bracket("//]\n1]2", 3)]
fn characters_with_another_use_separate_too(#[case] text: &str, #[case] sum: u64) {
    assert_eq!(add(text), Ok(sum), "the sum of {text:?}");
}

/// The header replaces the comma, so the comma no longer separates. Half the world writes one and a half as `1,5`: the
/// sum of 1, 5 and 2 would be wrong, and no reader would notice. The position counts from the beginning of the whole
/// text, since the reader of the message sees the whole text.
#[test]
fn the_comma_separates_no_more() {
    let expected = NotANumber {
        found: "1,5".to_owned(),
        position: 4,
    };
    assert_eq!(
        add("//;\n1,5;2"),
        Err(expected),
        "for the text \"//;\\n1,5;2\""
    );
}

/// Positions count characters, as a person does. `é` is one character, and two bytes.
#[test]
fn places_are_counted_in_characters() {
    let expected = NotANumber {
        found: "x".to_owned(),
        position: 6,
    };
    assert_eq!(add("//é\n1éx"), Err(expected), "for the text \"//é\\n1éx\"");
}

/// A header with no number behind it has the sum 0, as the empty text in the first test. The rules could have made it
/// an error. The test writes this decision down, so that it stays.
#[test]
fn a_header_with_nothing_behind_it_is_zero() {
    assert_eq!(add("//;\n"), Ok(0), "the sum of \"//;\\n\"");
}

/// Without a line break the whole text would be the header. The position is the end of the text, where the line break
/// is missing. It counts characters, too.
#[rstest]
#[case::nothing_else("//;", 3)]
#[case::numbers_in_the_same_line("//;1;2", 6)]
#[case::behind_two_bytes("//é1", 4)]
fn a_header_ends_in_a_line_break(#[case] text: &str, #[case] position: usize) {
    let expected = HeaderWithoutEnd { position };
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// A character that could be part of a number cannot separate numbers: with `5` as separator, `152` would be one number
/// or two. Two characters without brackets are probably a typing error, so they are an error too. (Some of the cases may
/// pass at once.)
#[rstest]
#[case::nothing("//\n1", NoSeparator { position: 2 })]
#[case::a_digit("//5\n152", PartOfANumber { character: '5', position: 2 })]
#[case::a_minus("//-\n1-2", PartOfANumber { character: '-', position: 2 })]
#[case::two_characters("//ab\n1ab2", NotInBrackets { found: "ab".to_owned(), position: 2 })]
#[case::two_characters_with_a_digit("//a5\n1a52", NotInBrackets { found: "a5".to_owned(), position: 2 })]
#[case::white_space_behind("//; \n1;2", NotInBrackets { found: "; ".to_owned(), position: 2 })]
fn a_text_that_cannot_separate_is_refused(#[case] text: &str, #[case] expected: AddError) {
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}
