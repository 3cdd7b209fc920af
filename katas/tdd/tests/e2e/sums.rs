//! Sums: of the argument, and of every line on standard input.

use rstest::rstest;

use crate::command::tdd;

/// The whole way, from a shell to a number on the screen. What `add` can do has been shown, so one plain text and one
/// with everything in it are enough here: this is about the wires, and not about the lamp.
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

/// Each further line is a text of its own with a sum of its own, whatever system its line breaks come from. A line has
/// no room for the break behind a header, so a header takes the next line with it, an empty one too. Any other empty line ends the input, as
/// Osherove's program ends when somebody only presses enter.
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
