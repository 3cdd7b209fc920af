//! Bad input: one line on standard error that names its place, exit status 2, and no sum for it on standard output.

use std::process::{Command, Stdio};

use predicates::prelude::*;
use predicates::str;
use rstest::rstest;

use crate::command::{PROGRAM, closed_pipe, not_text, tdd};

/// One message for each kind of bad text, as a person sees them. If you change a message, you see it here beside the
/// others. A text that begins with a minus is a text too, and not an unknown option.
#[rstest]
#[case::of_every_kind(
    "every_kind",
    &["1,", " 1", "1,-2,-3", "//;1;2", "//\n1", "//-\n1-2", "//ab\n1ab2", "//[*\n1*2"]
)]
#[case::like_an_option("like_an_option", &["x", "-1,2"])]
fn bad_input_names_its_place(#[case] name: &str, #[case] texts: &[&str]) {
    let mut seen = Vec::new();
    for text in texts {
        let assert = tdd().arg(text).write_stdin("").assert().code(2).stdout("");
        let message = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        seen.push(format!("{text:?}\n{message}"));
    }
    insta::assert_snapshot!(name, seen.join("\n"));
}

/// One of several lines is bad. The program prints the sums before it, names the number of the line, and stops: with a
/// gap, a script would read the next sum as that of the bad line. A header and its numbers are two lines, and the
/// message names the first. Bytes that are not text are bad input too, and not the end of the input. The message names
/// the line that they are in, after a header too, in words that you choose. A line of blanks is not empty. Only one
/// `\r` belongs to the end of a line.
#[rstest]
#[case::no_number(
    b"4\n5 \n6\n",
    "3\n4\n",
    "tdd: line 2: \"5 \" at position 0 is not a number\n"
)]
#[case::behind_a_header(
    b"//;\n4;5\n//;\n6;x\n",
    "3\n9\n",
    "tdd: line 3: \"x\" at position 6 is not a number\n"
)]
#[case::a_header_alone(
    b"4\n//;",
    "3\n4\n",
    "tdd: line 2: the header does not end: a line break is missing at position 3\n"
)]
#[case::no_text(b"4\n\xff\n6\n", "3\n4\n", "tdd: line 2: ")]
#[case::no_text_behind_a_header(b"4\n//;\n\xff\n6\n", "3\n4\n", "tdd: line 3: ")]
#[case::blanks(
    b"4\n  \n6\n",
    "3\n4\n",
    "tdd: line 2: \"  \" at position 0 is not a number\n"
)]
#[case::two_carriage_returns(
    b"4\n1\r\r\n6\n",
    "3\n4\n",
    "tdd: line 2: \"1\\r\" at position 0 is not a number\n"
)]
fn a_bad_line_is_named_and_nothing_behind_it_is_added(
    #[case] input: &[u8],
    #[case] sums: &str,
    #[case] message: &str,
) {
    tdd()
        .arg("1,2")
        .write_stdin(input)
        .assert()
        .code(2)
        .stdout(sums.to_owned())
        .stderr(str::starts_with(message.to_owned()).and(str::ends_with("\n")))
        .stderr(str::contains("\n").count(1));
}

/// A shell passes any bytes on. An argument that is not text is bad input, with the message of bad input in words that
/// you choose. If the program replaced these bytes, this header would name a separator, and the sum would be wrong.
#[test]
fn an_argument_that_is_not_text_is_refused() {
    tdd()
        .arg(not_text())
        .write_stdin("4\n")
        .assert()
        .code(2)
        .stdout("")
        .stderr(str::starts_with("tdd: argument: ").and(str::ends_with("\n")))
        .stderr(str::contains("\n").count(1));
}

/// A program such as `head` may stop reading before all sums are printed. Then the sums are lost, so the program fails
/// with a message, as for bad input. (`println!` would panic.)
#[test]
fn an_answer_that_cannot_be_printed_is_named() {
    let output = Command::new(PROGRAM)
        .arg("1,2")
        .stdin(Stdio::null())
        .stdout(closed_pipe())
        .output()
        .expect("the program starts");
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "the exit status: {message}");
    assert!(message.starts_with("tdd: "), "the message: {message:?}");
    assert_eq!(message.matches('\n').count(), 1, "the message: {message:?}");
}
