//! Writing an `.env` file: one assignment, and one assignment in a file that has others.

use config::Reason::{NoEquals, UnclosedQuote};
use config::{BadLine, Problem, Report, Secret, assignment, parse, set};
use proptest::prelude::*;
use rstest::rstest;

/// A value that needs no quotes gets none, so that a written file looks like one from a person. Every other value is in
/// double quotes, and characters with a meaning there are escaped. A letter beyond ASCII needs quotes too. A shell that reads the file would replace `$HOME`
/// and text in backticks, so those are escaped too.
#[rstest]
#[case::plain(&[("8080", "A=8080")])]
#[case::white_space(&[(" 1 # 2 ", r#"A=" 1 # 2 ""#)])]
#[case::plain_with_signs(&[("https://a-b_c.example:1,*", "A=https://a-b_c.example:1,*"), ("é", "A=\"é\""), ("²", "A=\"²\""), ("@", "A=\"@\""), ("=", "A=\"=\""), ("+", "A=\"+\""), ("%", "A=\"%\""), ("~", "A=\"~\""), ("?", "A=\"?\""), ("&", "A=\"&\""), (";", "A=\";\""), ("!", "A=\"!\""), ("(", "A=\"(\""), ("<", "A=\"<\""), (">", "A=\">\""), ("[", "A=\"[\""), ("]", "A=\"]\""), ("^", "A=\"^\""), ("{", "A=\"{\""), ("}", "A=\"}\""), ("|", "A=\"|\""), (")", "A=\")\""), ("'", "A=\"'\""), ("#", "A=\"#\"")])]
#[case::a_quote(&[("say \"1\"", r#"A="say \"1\"""#)])]
#[case::what_a_shell_would_run(&[("C:\\ $HOME `date`", r#"A="C:\\ \$HOME \`date\`""#)])]
#[case::line_breaks_and_a_tab(&[("1\r\n\t2", r#"A="1\r\n\t2""#)])]
fn an_assignment_is_quoted_if_it_has_to_be(#[case] values: &[(&str, &str)]) {
    for &(value, expected) in values {
        assert_eq!(assignment("A", value), expected, "A as {value:?}");
    }
}

proptest! {
    /// The law for writer and reader, which passes at once if both are right: every value that is written is read
    /// again. The two functions check each other, for values that you have not thought of.
    #[test]
    fn every_value_comes_back(value in any::<String>(), signs in "[#'\"\\\\nrt$` =\n\r\t\u{feff}]{0,12}") {
        for value in [value, signs] {
            let text = assignment("A", &value);
            let dot_env = parse(&text);
            let read: Vec<_> = dot_env.entries.iter().map(|entry| entry.value.expose()).collect();
            prop_assert_eq!(read, [&value], "the values in {:?}", text);
        }
    }
}

/// A file that people edit belongs to them. Their comments, their order and their line breaks stay. An `export` stays
/// too: without it, a shell that reads the file would not pass the variable on. Only the meant assignment changes. (A
/// byte order mark alone is a file without a line: some editors on Windows save an empty file like that.)
#[rstest]
#[case::at_the_end("", "B=new\n")]
#[case::behind_what_is_there("AB=1\nBA=2\nb=3\n# B=\n", "AB=1\nBA=2\nb=3\n# B=\nB=new\n")]
#[case::behind_a_line_that_does_not_end("A=1", "A=1\nB=new\n")]
#[case::in_place_of_the_old_one("A=1\r\nB=2\n\n# C\nC=3", "A=1\r\nB=new\n\n# C\nC=3")]
#[case::in_place_of_several_lines("A=1\nB='2\n3'\nC=4\n", "A=1\nB=new\nC=4\n")]
#[case::in_place_of_all_of_them("B=1\nA=2\nB='\n3'\nB=4\n", "B=new\nA=2\n")]
#[case::between_export_and_a_comment(
    "\t export B = '2\n#3' # \"two\"\r\n",
    "\t export B=new # \"two\"\r\n"
)]
#[case::in_front_of_a_comment("\u{feff}B=2 # two\nC=\n", "\u{feff}B=new # two\nC=\n")]
#[case::where_there_was_nothing("B= # two", "B=new # two\n")]
#[case::where_there_was_nothing_in_quotes("B='' # two\n", "B=new # two\n")]
#[case::in_a_last_line_that_does_not_end("A=1\nB=2 \t", "A=1\nB=new \t\n")]
#[case::behind_a_byte_order_mark_alone("\u{feff}", "\u{feff}B=new\n")]
fn setting_a_variable_changes_nothing_else(#[case] text: &str, #[case] expected: &str) {
    // `export` has a `port` in it.
    for name in ["B", "port"] {
        let (text, expected) = (text.replace('B', name), expected.replace('B', name));
        let written = set(&text, name, "new");
        assert_eq!(written, Ok(expected), "{name} set in {text:?}");
    }
}

/// After a quote that is not closed, a new line would become part of another value, or would close it. So a file with a
/// bad line stays as it is, and the error lists all bad lines.
#[test]
fn a_file_with_bad_lines_is_not_written_to() {
    let expected = [(1, UnclosedQuote), (3, NoEquals)]
        .map(|(line, reason)| Problem::BadLine(BadLine { line, reason }));
    let written = set("A=\"1\nB=2\nC\n", "B", "new");
    assert_eq!(written, Err(Report(expected.to_vec())), "B set in it");
}

proptest! {
    /// The law for whole files, which closes this part and passes at once if all is well: afterwards the new value
    /// counts, its assignment exists once, and all other assignments are unchanged.
    #[test]
    fn what_was_set_counts_and_all_else_is_as_before(
        lines in prop::collection::vec(
            prop::sample::select(vec!["A=1", "B=2", "B='\n'", "# C", "C=\"3\n\\\\\" # 4", "  ", "export D=5", "export B=\"x\" # it's", "B=# #2"]),
            0..6,
        ),
        end in prop::sample::select(vec!["\n", "\r\n", "\r", ""]),
        value in "[a'\"\\\\#$ \n]{0,6}",
    ) {
        let before = lines.join("\n") + end;
        let written = set(&before, "B", &value).expect("the file has no bad line");
        let after = parse(&written).entries;
        let (ours, others): (Vec<_>, Vec<_>) =
            after.into_iter().partition(|entry| entry.name == "B");
        let ours: Vec<_> = ours.into_iter().map(|entry| entry.value).collect();
        prop_assert_eq!(ours, [Secret::new(value)], "B in {:?}", written);

        let others: Vec<_> = others.into_iter().map(|entry| (entry.name, entry.value)).collect();
        let old: Vec<_> = parse(&before).entries.into_iter()
            .filter(|entry| entry.name != "B")
            .map(|entry| (entry.name, entry.value))
            .collect();
        prop_assert_eq!(others, old, "all but B in {:?}", written);
    }
}
