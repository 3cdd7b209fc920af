//! `config show`: every setting, and where it came from.

use std::fs;

use predicates::prelude::*;

use crate::command::{Folder, SECRETS, text};

/// The shortest way through the whole program: both secrets in the environment of the command, and no file. The real
/// environment is asked here for the first time. It belongs to the child, and to nobody else: the test hands it over at the
/// start, and its own stays as it was. (That there is no `.env` is no error. In production there usually is none.)
#[test]
fn show_reads_the_environment() {
    let assert = Folder::empty()
        .config(&["show"])
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
