//! The text of an `.env` file, and what it says. No standard has this grammar, and any two programs that read such
//! files differ. So this is a table: a text that is not in it is not decided.

use config::{Secret, parse};
use rstest::rstest;

/// The grammar of `.env`, one row at a time, from nothing to a file from Windows. The name of the case is the rule, and
/// so is a row of the table in the README. Each row needs one thing more than those above it. Cases 11 and 12 pass
/// already if you look for the quote before the comment, and for the next quote rather than the last one. The largest
/// step is `quotes_may_span_lines`: the loop over lines becomes a loop over assignments, each of which takes the lines
/// that it needs. It is smaller if you have a function that finds the closing quote by then.
#[rstest]
#[case::nothing("", &[])]
#[case::the_first_equals_sign_ends_the_name("A=x=y", &[("A", "x=y")])]
#[case::each_line_is_one_and_nothing_is_a_value("A=1\nB=\n", &[("A", "1"), ("B", "")])]
#[case::empty_lines_and_comments_are_skipped("\n# A=1\n \t\n\t # B=2\nC=3", &[("C", "3")])]
#[case::white_space_around_does_not_count(" A = 1 2 \nB\t=\t3\t", &[("A", "1 2"), ("B", "3")])]
#[case::a_comment_may_stand_behind_a_value("A=1 # one", &[("A", "1")])]
#[case::a_hash_needs_white_space_to_be_one("A=1#2\t# two\nB=#3 #\nC= # 4", &[("A", "1#2"), ("B", "#3"), ("C", "")])]
#[case::export_says_nothing("export\tA=1\n export \t B=2", &[("A", "1"), ("B", "2")])]
#[case::export_may_be_a_name("exported=1\nexport=2\nexport =3", &[("exported", "1"), ("export", "2"), ("export", "3")])]
#[case::single_quotes_hold_the_white_space("A=' 1 '\nB=it's ''", &[("A", " 1 "), ("B", "it's ''")])]
#[case::a_hash_in_quotes_is_a_hash("A='1 # 2'", &[("A", "1 # 2")])]
#[case::a_comment_may_stand_behind_quotes("A='1' # it's", &[("A", "1")])]
#[case::double_quotes_hold_single_ones("A=\t\" it's # 1 \" # 2", &[("A", " it's # 1 ")])]
#[case::double_quotes_know_the_line_feed("A=\"1\\n2\"\nB='\\n\\'\nC=\\n", &[("A", "1\n2"), ("B", "\\n\\"), ("C", "\\n")])]
#[case::double_quotes_know_more_escapes("A=\"\\r\\t\\$\\` $A\"\nB=$A", &[("A", "\r\t$` $A"), ("B", "$A")])]
#[case::an_escaped_backslash_escapes_nothing("A=\"\\\\n\"", &[("A", "\\n")])]
#[case::an_escaped_quote_does_not_end_it("A=\"say \\\"1\\\"\" # 2", &[("A", "say \"1\"")])]
#[case::quotes_may_span_lines("# E='\nA=\"1\n2\"\nB=\t'3\n# 4\n\nC=5' # \"\nD=6", &[("A", "1\n2"), ("B", "3\n# 4\n\nC=5"), ("D", "6")])]
#[case::a_file_may_come_from_windows("\u{feff}A=1\r\nB=\"2\r\n3\"\r\nC='4\r5'\r\nD=6\r# 7\r\n", &[("A", "1"), ("B", "2\n3"), ("C", "4\r5"), ("D", "6")])]
#[case::backticks_mean_themselves("A=`1`\nB=` # 2", &[("A", "`1`"), ("B", "`")])]
#[case::no_other_white_space_counts("A=\u{a0}1\u{c}\nB=2\u{a0}# 3\nC='4' #5\nD=\u{feff}6\u{b}", &[("A", "\u{a0}1\u{c}"), ("B", "2\u{a0}# 3"), ("C", "4"), ("D", "\u{feff}6\u{b}")])]
fn this_text_has_these_values(#[case] text: &str, #[case] expected: &[(&str, &str)]) {
    let dot_env = parse(text);
    let values: Vec<_> = dot_env
        .entries
        .iter()
        .map(|entry| (entry.name.as_str(), entry.value.expose().as_str()))
        .collect();
    assert_eq!(values, expected, "the values in {text:?}");
    assert_eq!(dot_env.bad_lines, [], "the bad lines in {text:?}");
}

/// To fix a value you need to know its line. Lines count from 1, as in an editor, and lines without an assignment count
/// too. An assignment over several lines has a first and a last one.
#[rstest]
#[case::of_one_line("# 1\n\nA=1\nB=2", &[(3, 3), (4, 4)])]
#[case::of_several("A='1\n\n2'\nB=3\r\nC=\"\n\"\n", &[(1, 3), (4, 4), (5, 6)])]
fn an_assignment_knows_its_lines(#[case] text: &str, #[case] expected: &[(usize, usize)]) {
    let entries = parse(text).entries;
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| (entry.first_line, entry.last_line))
        .collect();
    assert_eq!(lines, expected, "the first and the last lines in {text:?}");
}

/// If a name is in the file twice, the last one counts, as in a shell that reads the file. Upper and lower case differ:
/// these are names of three variables.
#[test]
fn the_last_of_several_assignments_counts() {
    let dot_env = parse("A=1\nA=3\na=2\nAA=4");
    let entry = dot_env.get("A").expect("A is there");
    assert_eq!(entry.value, Secret::new("3".to_owned()), "the last value");
    assert_eq!(entry.first_line, 2, "and its line");
    assert_eq!(dot_env.get("B"), None, "what is not there");
}
