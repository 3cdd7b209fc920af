//! Separators of any length, in brackets: `//[***]` and `//[*][%]`.

use proptest::prelude::*;
use proptest::sample::Index;
use rstest::rstest;
use tdd::AddError::{
    self, MissingNumber, Negatives, NoSeparator, NotANumber, NotInBrackets, PartOfANumber,
    UnclosedBracket,
};
use tdd::add;

/// In brackets a separator may have several characters. It is a text and not a set: only all of its characters, in the
/// same order, separate.
#[test]
fn a_separator_in_brackets_has_any_length() {
    assert_eq!(add("//[***]\n1***2***3"), Ok(6), "separated by three stars");

    let expected = NotANumber {
        found: "2*3".to_owned(),
        position: 10,
    };
    assert_eq!(
        add("//[*%]\n1*%2*3"),
        Err(expected),
        "`*` is a part of `*%`, and separates nothing"
    );
}

/// The rules for separators hold inside the brackets too. The position is the one where the reader has to look: the
/// bracket that is not closed, the missing separator, or the bad character. (Some of the cases may pass at once.)
#[rstest]
#[case::not_closed("//[***\n1***2", UnclosedBracket { position: 2 })]
#[case::nothing("//[]\n1", NoSeparator { position: 3 })]
#[case::a_minus("//[->]\n1->2", PartOfANumber { character: '-', position: 3 })]
#[case::a_digit("//[é5]\n1é52", PartOfANumber { character: '5', position: 4 })]
#[case::a_bracket_alone("//[\n1[2", UnclosedBracket { position: 2 })]
fn brackets_close_around_what_can_separate(#[case] text: &str, #[case] expected: AddError) {
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// Two people may have written the text. Each pair of brackets names one separator, and each of these separates. The
/// two people may name the same separator, and in brackets too every character means itself.
#[test]
fn several_separators_have_brackets_each() {
    assert_eq!(
        add("//[*][%]\n1*2%3*4"),
        Ok(10),
        "the sum of \"//[*][%]\\n1*2%3*4\""
    );
    assert_eq!(
        add("//[²][*][[][*]\n1²2*3[4"),
        Ok(10),
        "the sum of \"//[²][*][[][*]\\n1²2*3[4\""
    );
}

/// The rules for the first brackets hold for all of them. Each error has its own position, counted from the beginning
/// of the text, with all the brackets before it.
#[rstest]
#[case::not_closed("//[*][\n1", UnclosedBracket { position: 5 })]
#[case::nothing("//[**][]\n1", NoSeparator { position: 7 })]
#[case::a_digit("//[é][%][x5]\n1", PartOfANumber { character: '5', position: 10 })]
fn further_brackets_close_around_what_can_separate(#[case] text: &str, #[case] expected: AddError) {
    assert_eq!(add(text), Err(expected), "for the text {text:?}");
}

/// A header may have nothing between two brackets or behind the last one. A `]` typed twice is the most common mistake.
#[rstest]
#[case::behind("//[*]]\n1*2", "]", 5)]
#[case::between("//[é*]x[%]\n1", "x[%]", 6)]
fn next_to_the_brackets_there_is_nothing(
    #[case] text: &str,
    #[case] found: &str,
    #[case] position: usize,
) {
    let expected: Result<u64, AddError> = Err(NotInBrackets {
        found: found.to_owned(),
        position,
    });
    assert_eq!(add(text), expected, "for the text {text:?}");
}

/// If a header names `*` and `***`, three stars could be one separator or three. The longer one counts, because it
/// could never be found otherwise. It does not matter which one the header names first.
#[test]
fn where_two_separators_fit_the_longer_one_counts() {
    for text in ["//[*][***]\n1***2*3", "//[***][*]\n1***2*3"] {
        assert_eq!(add(text), Ok(6), "the sum of {text:?}");
    }
}

/// Symbols that mean something in a regular expression, or in the header itself.
const SYMBOLS: &str = r"[*.+?|$()\[{\\^]{1,3}";

/// Separators that begin like each other.
const STARS: &str = r"\*{1,3}";

/// Every character that the header can name: no digit, no minus, no bracket that closes, no line break.
const LEGAL: &str = r"[^\n\]0-9-]{1,4}";

fn any_number() -> impl Strategy<Value = u64> {
    prop_oneof![0..=1000_u64, 999..=1002_u64, any::<u64>()]
}

/// A text with these numbers, a separator between each two of them, and how many characters are before each number.
fn text_of(separators: &[String], numbers: &[String], choices: &[Index]) -> (String, Vec<usize>) {
    let header: Vec<_> = separators.iter().map(|one| format!("[{one}]")).collect();
    let mut text = format!("//{}\n", header.concat());
    let mut places = Vec::new();
    for (number, choice) in numbers.iter().zip(choices) {
        if !places.is_empty() {
            // One more than there are separators: the line break.
            let index = choice.index(separators.len() + 1);
            text.push_str(separators.get(index).map_or("\n", String::as_str));
        }
        places.push(text.chars().count());
        text.push_str(number);
    }
    (text, places)
}

/// The positions that an error names.
fn places(error: AddError) -> Vec<usize> {
    match error {
        MissingNumber { position }
        | NotANumber { position, .. }
        | PartOfANumber { position, .. }
        | NotInBrackets { position, .. }
        | UnclosedBracket { position }
        | NoSeparator { position }
        | AddError::HeaderWithoutEnd { position } => vec![position],
        Negatives(negatives) => negatives.iter().map(|one| one.position).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Examples show the cases that an author thought of. A law is run on random cases, so it also finds others. Any
    /// numbers with any separators that a header can name have the same sum in both directions. If one piece is not a
    /// number, the error has its position. No text makes `add` panic, or give a position that the text does not have.
    /// If the law does not hold, you see the smallest numbers and separators for which it fails.
    #[test]
    fn any_list_has_its_sum_with_any_separators_in_any_order(
        separators in prop::collection::vec(prop_oneof![3 => STARS, 1 => SYMBOLS, 1 => LEGAL], 1..5),
        numbers in prop::collection::vec(any_number(), 1..12),
        choices in prop::collection::vec(any::<Index>(), 12),
        spoilt in any::<Index>(),
        no_number in prop::sample::select(vec!["1-", "--1", " 1", "1\r", "-+1", "1.0", "1e3", "٣", "²"]),
        anything in r"(//(\[[*é;]\]?){0,2})?[/\[\];,*é\n0-9-]{0,12}",
    ) {
        let sum: u64 = numbers.iter().filter(|number| **number <= 1000).sum();
        let mut numbers: Vec<_> = numbers.iter().map(u64::to_string).collect();
        let (text, _) = text_of(&separators, &numbers, &choices);
        prop_assert_eq!(add(&text), Ok(sum), "the sum of {:?}", text);
        numbers.reverse();
        let (text, _) = text_of(&separators, &numbers, &choices);
        prop_assert_eq!(add(&text), Ok(sum), "the sum of {:?}, the other way round", text);

        // A character that separates here would split the piece. `1-` has no such character.
        let taken_apart = no_number.contains(|c| separators.iter().any(|one| one.contains(c)));
        let no_number = if taken_apart { "1-" } else { no_number };
        let index = spoilt.index(numbers.len());
        numbers[index] = no_number.to_owned();
        let (text, positions) = text_of(&separators, &numbers, &choices);
        let expected = NotANumber { found: no_number.to_owned(), position: positions[index] };
        prop_assert_eq!(add(&text), Err(expected), "for the text {:?}", text);

        let outside: Vec<_> = add(&anything)
            .map_or_else(places, |_| Vec::new())
            .into_iter()
            .filter(|position| *position > anything.chars().count())
            .collect();
        prop_assert_eq!(outside, Vec::<usize>::new(), "places that {:?} does not have", anything);
    }
}
