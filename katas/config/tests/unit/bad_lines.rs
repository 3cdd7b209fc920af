//! Lines of an `.env` file that cannot be read. The reader names them, and goes on.

use config::Reason::{BadEscape, BadName, NoEquals, TextBehindQuote, UnclosedQuote};
use config::{BadLine, Reason, parse};
use proptest::prelude::*;
use rstest::rstest;

/// If a bad line is skipped silently, a setting is missing and the user cannot see why. So a bad line is named by its number
/// and a reason, and never quoted: `FERRY_API_KEY hunter2` is a bad line as well. The second case is the large step
/// here: from then on, reasons come from several places. A function that reads one assignment and returns a `Result`
/// has room for all of them. If two things are wrong, the one further to the left is the reason.
#[rstest]
#[case::no_equals_sign("A=1\nB\nC=3\nexport D", &[(2, NoEquals), (4, NoEquals)])]
#[case::no_name("=1\n = 2\nexport =3\n", &[(1, BadName), (2, BadName)])]
#[case::signs_in_a_name("A-B=1\nA B=2\nÄ=3\n'A'=4\n_=5", &[(1, BadName), (2, BadName), (3, BadName), (4, BadName)])]
#[case::a_digit_in_front("1A=1\nA1=2\n9=3", &[(1, BadName), (3, BadName)])]
#[case::text_behind_the_quote("A='1'2\nB=\"1\" 2\nC='1'# 2", &[(1, TextBehindQuote), (2, TextBehindQuote), (3, TextBehindQuote)])]
#[case::a_quote_that_is_not_closed("A=1\nB='2 # 3\nC D=\"4", &[(2, UnclosedQuote), (3, BadName)])]
#[case::no_such_escape("A=\"C:\\dir\"\nB=\"1\\\n2\"\nC\nD=\"\\q\" 5", &[(1, BadEscape), (2, BadEscape), (4, NoEquals), (5, BadEscape)])]
#[case::over_several_lines("A='1\n2' 3\nB C='\n'\nD", &[(1, TextBehindQuote), (3, BadName), (5, NoEquals)])]
#[case::other_white_space("\u{feff}\u{feff}A=1\nB\u{a0}=2\nexport\u{c}C=3\n\u{a0}\n\u{c}# D\nE='5'\u{a0}", &[(1, BadName), (2, BadName), (3, BadName), (4, NoEquals), (5, NoEquals), (6, TextBehindQuote)])]
fn a_bad_line_has_its_number_and_a_reason(
    #[case] text: &str,
    #[case] expected: &[(usize, Reason)],
) {
    let expected: Vec<_> = expected
        .iter()
        .map(|&(line, reason)| BadLine { line, reason })
        .collect();
    assert_eq!(parse(text).bad_lines, expected, "the bad lines in {text:?}");
}

/// A quote without an end makes only its own line bad. Otherwise one mistake at the top would hide all the rest, and
/// the report would list every setting as missing.
#[test]
fn reading_goes_on_behind_a_bad_line() {
    let dot_env = parse("A='1\nB=2\nC=\"3\nD\nE=5\n");
    let names: Vec<_> = dot_env
        .entries
        .iter()
        .map(|entry| (entry.name.as_str(), entry.first_line))
        .collect();
    assert_eq!(names, [("B", 2), ("E", 5)], "what can be read");
    let bad: Vec<_> = dot_env.bad_lines.iter().map(|bad| bad.line).collect();
    assert_eq!(bad, [1, 3, 4], "what cannot");
}

proptest! {
    /// This law closes the part, and passes at once if all is well: no text makes the reader panic, and every line
    /// number exists. The texts consist of the characters that mean something, so that they reach the odd corners.
    #[test]
    fn no_text_makes_it_panic(text in "[AB=#'\"\\\\ne$`\n\r\t \u{feff}é]{0,24}") {
        let dot_env = parse(&text);
        let lines = text.matches('\n').count() + 1;
        for entry in &dot_env.entries {
            prop_assert!(1 <= entry.first_line, "{entry:?}");
            prop_assert!(entry.first_line <= entry.last_line, "{entry:?}");
            prop_assert!(entry.last_line <= lines, "{entry:?} of {lines} lines");
        }
        for bad in &dot_env.bad_lines {
            prop_assert!((1..=lines).contains(&bad.line), "{bad} of {lines} lines");
        }
    }
}
