//! What changed, and what broke: from text to entries.

use rstest::rstest;
use triage::risk::history::{Entry, Kind, entry, parse};
use triage::risk::problem::{BadLine, Problem};

use crate::support::{change, date, fault};

/// Version control knows what happened to a module; here that is a line of text. For the first line a constant would
/// do. The second line has nothing in common with it, so your code has to read it. `Date::parse` is given.
#[rstest]
#[case::a_change(
    "2026-03-02,payments,change,in parts",
    "2026-03-02",
    "payments",
    Kind::Change,
    "in parts"
)]
#[case::a_fault_without_a_word(
    "2026-03-23,Dunning,fault,",
    "2026-03-23",
    "Dunning",
    Kind::Fault,
    ""
)]
fn a_line_says_when_where_and_why(
    #[case] line: &str,
    #[case] day: &str,
    #[case] module: &str,
    #[case] kind: Kind,
    #[case] note: &str,
) {
    let expected = Entry {
        date: date(day),
        module: module.to_owned(),
        kind,
        note: note.to_owned(),
    };
    assert_eq!(entry(line), Ok(expected), "the entry of {line:?}");
}

/// People write sentences, and sentences have commas. The note is the last field, so its commas do no harm. All of
/// the note is kept, with its spaces, and with a `#`: only whole lines are comments.
#[test]
fn a_note_may_have_commas() {
    let found = entry("2026-03-02,mail,change, new words, again, sorry");
    let note = found.map(|entry| entry.note);
    let expected = Ok(" new words, again, sorry".to_owned());
    assert_eq!(note, expected, "the note of the line");
    let found = entry("2026-03-02, mail ,change,so far # 1 ");
    let found = found.map(|entry| (entry.module, entry.note));
    let expected = Ok((" mail ".to_owned(), "so far # 1 ".to_owned()));
    assert_eq!(found, expected, "a module and a note with spaces");
}

/// If a bad line were skipped, a fault would not be counted, and its module would look safe. So a bad line is an
/// error. The fields are checked first, then the date, the module, and the kind. Nothing is trimmed, and no other
/// form is accepted.
#[rstest]
#[case::three_fields("2026-03-02,mail,change", Problem::Fields { expected: 4, found: 3 })]
#[case::one_field("", Problem::Fields { expected: 4, found: 1 })]
#[case::no_day_of_the_calendar("2026-02-29,,bug,", Problem::Date("2026-02-29".to_owned()))]
#[case::no_module("2026-03-02,,bug,", Problem::NoModule)]
#[case::an_unknown_kind("2026-03-02,mail,bug,", Problem::Kind("bug".to_owned()))]
#[case::in_capitals("2026-03-02,mail,Fault,", Problem::Kind("Fault".to_owned()))]
#[case::a_space_too_many("2026-03-02,mail, fault,", Problem::Kind(" fault".to_owned()))]
#[case::a_space_in_front(" 2026-03-02,mail,fault,", Problem::Date(" 2026-03-02".to_owned()))]
fn a_line_that_makes_no_sense_is_refused(#[case] line: &str, #[case] problem: Problem) {
    assert_eq!(entry(line), Err(problem), "for the line {line:?}");
}

/// A history has many lines. It may come from a system that ends lines with `\r\n`, and the last line may have no
/// end.
#[rstest]
#[case::no_line("", vec![])]
#[case::two_lines(
    "2026-03-02,mail,change,\r\n2026-03-23,tax,fault,",
    vec![change("2026-03-02", "mail"), fault("2026-03-23", "tax")]
)]
fn every_line_is_an_entry(#[case] text: &str, #[case] expected: Vec<Entry>) {
    assert_eq!(parse(text), Ok(expected), "the history {text:?}");
}

/// A file that people edit has headings, and empty lines between them.
#[test]
fn comments_and_empty_lines_are_no_entries() {
    let text = "# 2026\n\n2026-03-02,mail,change,\n";
    let expected = vec![change("2026-03-02", "mail")];
    assert_eq!(parse(text), Ok(expected), "the history {text:?}");
}

/// To fix the file, you look for the line in an editor. An editor counts all lines from 1, also comments and empty
/// ones. Of two bad lines the first is named. A line with a space is not empty, and a line with a space before `#` is
/// no comment.
#[rstest]
#[case::of_two_bad_lines(
    "# 2026\n\n2026-03-02,mail,change,\n2026-03-02,,change,\nno line at all\n",
    4,
    Problem::NoModule
)]
#[case::a_space_alone("# 2026\n \n", 2, Problem::Fields { expected: 4, found: 1 })]
#[case::a_carriage_return_amid_a_line("#\n\r\r\n", 2, Problem::Fields { expected: 4, found: 1 })]
#[case::a_space_before_a_comment(" # 2026\n", 1, Problem::Fields { expected: 4, found: 1 })]
fn a_bad_line_is_named_by_its_number(
    #[case] text: &str,
    #[case] line: usize,
    #[case] problem: Problem,
) {
    let expected = BadLine { line, problem };
    assert_eq!(parse(text), Err(expected), "the history {text:?}");
}
