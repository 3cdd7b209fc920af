//! Sums: of the argument, and of every line on standard input.

use rstest::rstest;

use crate::command::tdd;

/// The whole way from the shell to the number on the screen. The unit tests have shown what `add` can do, so a plain
/// text, one with a header and an empty one are enough. This test checks that the parts are connected.
#[rstest]
#[case::plain("1,2,3", "6\n")]
#[case::with_a_header("//[***][%]\n1***2%3\n4", "10\n")]
#[case::empty("", "0\n")]
fn the_sum_of_the_argument_is_printed(#[case] text: &str, #[case] expected: &str) {
    tdd()
        .arg(text)
        .write_stdin("")
        .assert()
        .success()
        .stdout(expected.to_owned())
        .stderr("");
}

/// Each further line is a text with a sum of its own, with the line breaks of any system. A header ends in a line
/// break, so it takes the next line with it, even an empty one. Any other empty line ends the input: at a keyboard you
/// finish by pressing enter, as in Osherove's kata.
#[rstest]
#[case::two_lines("4,5\n6", "3\n9\n6\n")]
#[case::line_breaks_of_windows("4,5\r\n6\r\n", "3\n9\n6\n")]
#[case::an_empty_line("4,5\n\n6\n", "3\n9\n")]
#[case::a_header("//;\n4;5\n6\n", "3\n9\n6\n")]
#[case::an_empty_line_behind_a_header("//;\n\n6\n", "3\n0\n6\n")]
fn further_lines_are_added_up_too(#[case] input: &str, #[case] expected: &str) {
    tdd()
        .arg("1,2")
        .write_stdin(input)
        .assert()
        .success()
        .stdout(expected.to_owned())
        .stderr("");
}
