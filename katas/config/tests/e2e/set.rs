//! `config set NAME`: writes a variable into `.env`.

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{Folder, SECRETS, text};

/// The value comes from standard input, and not from the command line: what is typed there stays in the history of the
/// shell, and everybody on the machine can read it in the list of processes. The file is made if there is none, and nothing
/// is printed. Whoever uses `echo` has a line break at the end that nobody means: one of them does not count, whichever
/// system it comes from. A second one is somebody's wish.
#[rstest]
#[case::as_it_is("2 $1", "FERRY_API_KEY=\"2 \\$1\"\n")]
#[case::without_one_line_break("21\n\n", "FERRY_API_KEY=\"21\\n\"\n")]
#[case::without_that_of_windows("21\r\n", "FERRY_API_KEY=21\n")]
fn set_writes_what_stands_on_standard_input(#[case] input: &str, #[case] expected: &str) {
    let folder = Folder::empty();
    folder
        .config(&["set", "FERRY_API_KEY"])
        .write_stdin(input)
        .assert()
        .success()
        .stdout("")
        .stderr("");
    assert_eq!(folder.dot_env_text(), expected, "the file after {input:?}");
}

/// What is in the file stays, and `check` agrees with what `set` has written. (It is green already if you gave the text
/// of the file to `set` from the beginning.)
#[test]
fn set_keeps_what_is_in_the_file() {
    let folder = Folder::with_dot_env(format!("{SECRETS}FERRY_PORT=1 # one\n# end"));
    folder
        .config(&["set", "FERRY_PORT"])
        .write_stdin("9000")
        .assert()
        .success();
    let expected = format!("{SECRETS}FERRY_PORT=9000\n# end");
    assert_eq!(folder.dot_env_text(), expected, "the file afterwards");
    folder.config(&["check"]).assert().success();
}

/// `FERRY_PROT` would be written, and never be read, so only the names of settings can be set. And whatever stands in the way
/// (a value or a file that is not UTF-8, a line that nobody can read), the file stays as it is: what somebody has in there
/// is worth more than the new line.
#[test]
fn what_cannot_be_set_changes_nothing() {
    let cases: [(&str, &[u8], &[u8], &str); 4] = [
        (
            "FERRY_PROT",
            b"A=1\n",
            b"9000",
            "config: \"FERRY_PROT\" is no setting; there are FERRY_HOST, ",
        ),
        (
            "FERRY_PORT",
            b"A=1\n",
            b"\xff",
            "config: cannot read standard input: ",
        ),
        (
            "FERRY_PORT",
            b"A=\xff\n",
            b"9000",
            "config: cannot read .env: ",
        ),
        (
            "FERRY_PORT",
            b"A='hunter2\n",
            b"9000",
            "config: the settings cannot be used:\n  .env:1: the quote is not closed\n",
        ),
    ];
    for (name, file, input, message) in cases {
        let folder = Folder::with_dot_env(file);
        folder
            .config(&["set", name])
            .write_stdin(input)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::starts_with(message))
            .stderr(predicate::str::contains("hunter2").not());
        let written = fs::read(folder.dot_env()).expect("the file is still there");
        assert_eq!(text(&written), text(file), "the file after `set {name}`");
    }
}
