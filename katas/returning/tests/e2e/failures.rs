//! What goes wrong, and how a script or a person learns about it: the exit status, and one line on standard error.
//!
//! The frame of the command does most of this, if errors come to it. If you have passed every one of them on, these tests are
//! green when you come to them; an `unwrap` or a shortcut turns them red.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;
use rusqlite::Connection;

use crate::command::{PROGRAM, Shop};

/// Nothing to do, and a ticket that is not good any more, are answers that a script has to expect: status 1. Anything else
/// that goes wrong has status 2, so that a loop which ends at 1 does not take a broken disk for the end of its work. (These
/// three tests close the layer: they are green when you come to them if you have passed every error on to the frame.)
#[rstest]
#[case::nothing_to_claim("claim", &[], "there is nothing to claim")]
#[case::done_twice("done", &["1.1"], "the ticket 1.1 is not good any more")]
#[case::failed_by_somebody_else("fail", &["1.2", "no paper"], "the ticket 1.2 is not good any more")]
fn an_answer_that_has_to_be_expected_is_status_1(
    #[case] word: &str,
    #[case] arguments: &[&str],
    #[case] message: &str,
) {
    let shop = Shop::new();
    shop.run("add", &["send"]);
    shop.run("claim", &[]);
    shop.run("done", &["1.1"]);
    shop.at(1000, word)
        .args(arguments)
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::starts_with("returning: ").and(predicate::str::contains(message)));
}

/// A folder that is not there, a file that is no database, and a database in which `jobs` is something else: whatever the
/// command was to do, the message names the file and says what is wrong with it. (Green when you come to it, for each command
/// that passes errors on to the frame.)
#[rstest]
#[case::add("add", &["send"])]
#[case::add_with_a_key("add", &["--key", "order 7", "send"])]
#[case::claim("claim", &[])]
#[case::done("done", &["1.1"])]
#[case::fail("fail", &["1.1", "no paper"])]
#[case::list("list", &[])]
#[case::purge("purge", &[])]
fn a_file_that_cannot_be_used_is_named(#[case] word: &str, #[case] arguments: &[&str]) {
    let shop = Shop::new();
    let beside = |name: &str| shop.db().with_file_name(name);
    fs::write(beside("letter"), "to somebody ".repeat(100)).expect("a file");
    let other = Connection::open(beside("other.db")).expect("a database");
    other
        .execute_batch("CREATE TABLE jobs (title)")
        .expect("a table");
    for (name, message) in [
        ("no folder/queue.db", "unable to open database file"),
        ("letter", "file is not a database"),
        ("other.db", "no "),
    ] {
        let path = beside(name);
        let beginning = format!("returning: {}: ", path.display());
        Command::new(PROGRAM)
            .args([word, "--db"])
            .arg(&path)
            .args(arguments)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::starts_with(beginning).and(predicate::str::contains(message)));
    }
}

/// A key names one job, so it is not given to two, nor to as many as there are lines. Nothing is added.
#[rstest]
#[case::a_key_for_two("add", &["--key", "order 7", "a", "b"], "--key names one job: give one PAYLOAD with it")]
#[case::a_key_for_lines("add", &["--key", "order 7"], "--key names one job: give one PAYLOAD with it")]
fn wrong_usage_is_status_2(#[case] word: &str, #[case] arguments: &[&str], #[case] message: &str) {
    let shop = Shop::new();
    shop.at(1000, word)
        .args(arguments)
        .write_stdin("a\nb\n")
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains(message));
}
