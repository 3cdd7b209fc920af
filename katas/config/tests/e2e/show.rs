//! `config show`: every setting, and its source.

use std::fs;

use predicates::prelude::*;
#[cfg(unix)]
use rstest::rstest;

use crate::command::{Folder, SECRETS, text};

/// The shortest way through the whole program: both secrets in the environment of the command, and no file. This test
/// reads the real environment for the first time. It belongs only to the child process: the test passes it on at the
/// start, and its own stays as it was. (A missing `.env` is no error. In production there usually is none. The file in
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

/// All four sources at once, as a user sees them who wonders which one counts. The file is `.env` in the folder in
/// which the command is started.
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

/// The real environment may hold bytes that are not UTF-8. In another program's variable they do not matter:
/// `std::env::vars` would panic there. In one of ours they are an error, although there is a default:
/// `std::env::var(…).ok()` would take the variable for missing.
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

/// A file that cannot be read is not the same as no file: a user has put it there. A folder with that name and a text
/// that is not UTF-8 are errors, and nothing is shown.
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
