//! `config show`: every setting, and where it came from.

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{Folder, SECRETS, text};

/// The shortest way through the whole program: both secrets in the environment of the command, and no file. The real
/// environment is asked here for the first time. It belongs to the child, and to nobody else: the test hands it over at the
/// start, and its own stays as it was. (That there is no `.env` is no error. In production there usually is none. The one in
/// the folder above is not this program's: only the current folder counts.)
#[test]
fn show_reads_the_environment() {
    let above = Folder::with_dot_env("FERRY_PORT=1\n");
    let folder = above.dot_env().with_file_name("ferry");
    fs::create_dir(&folder).expect("a folder can be made");
    let assert = above
        .config(&["show"])
        .current_dir(folder)
        .env("FERRY_DATABASE_URL", "postgres://ferry:hunter2@db")
        .env("FERRY_API_KEY", "hunter2hunter2hunter2")
        .env("PORT", "9000")
        .assert()
        .success()
        .stderr("");
    insta::assert_snapshot!("environment", text(&assert.get_output().stdout));
}

/// All four sources at once, as a person sees them who wonders which one counts. The file is the one called `.env` in the
/// folder that the command is started in.
#[test]
fn show_knows_where_each_value_came_from() {
    let file =
        format!("{SECRETS}# for the night\nFERRY_MAINTENANCE=on\nFERRY_PORT=1\nFERRY_HOST=::1");
    let assert = Folder::with_dot_env(file)
        .config(&[
            "show",
            "--port",
            "3",
            "--allowed-origins",
            "https://a.example",
        ])
        .args(["--timeout", "2m", "--log-level=WARN"])
        .env("FERRY_PORT", "2")
        .env("FERRY_LOG_LEVEL", "debug")
        .env("FERRY_HOST", "10.0.0.7")
        .assert()
        .success()
        .stderr("");
    insta::assert_snapshot!("every_source", text(&assert.get_output().stdout));
}

/// The real environment may hold bytes that are no text. In another program's variable they are not this program's business:
/// `std::env::vars` would panic there. In one of ours they are an error, although there is a default: `std::env::var(…).ok()`
/// would take the variable for missing.
#[cfg(unix)]
#[rstest]
#[case::of_another_program("SCHIFF", 0, "")]
#[case::of_ours(
    "FERRY_LOG_LEVEL",
    2,
    "config: the settings cannot be used:\n  FERRY_LOG_LEVEL (environment) is not UTF-8: \
     expected error, warn, info, debug or trace\n"
)]
fn bytes_that_are_no_text_matter_in_our_variables_only(
    #[case] name: &str,
    #[case] status: i32,
    #[case] errors: &'static str,
) {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    Folder::with_dot_env(SECRETS)
        .config(&["show"])
        .env(name, OsStr::from_bytes(b"inf\xf6"))
        .assert()
        .code(status)
        .stderr(errors);
}

/// A file that is there and cannot be read is not the same as no file: somebody has put it there. Whether it is a folder or
/// not UTF-8, it is an error, and nothing is shown.
#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let folder = Folder::empty();
    fs::create_dir(folder.dot_env()).expect("a folder can be made");
    let not_utf8 = Folder::with_dot_env([SECRETS.as_bytes(), b"A=\xff"].concat());
    for folder in [folder, not_utf8] {
        folder
            .config(&["show"])
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::starts_with("config: cannot read .env: "));
    }
}
