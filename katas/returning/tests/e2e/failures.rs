//! Failures, and how a script or a person learns about them: the exit status, and one line on standard error.
//!
//! The frame of the command does most of this, if errors reach it. If you have passed every error on, these tests pass
//! as soon as you reach them. An `unwrap` or a shortcut makes them fail.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;
use rusqlite::Connection;

use crate::command::{PROGRAM, Shop};

/// "Nothing to claim" and "this ticket is no longer valid" are answers that a script has to expect: status 1. Any other
/// failure has status 2. So a loop that ends at 1 does not take a broken disk for the end of its work. (These three
/// tests close the layer: they pass as soon as you reach them if you have passed every error on to the frame.)
#[rstest]
#[case::nothing_to_claim("claim", &[], "there is nothing to claim")]
#[case::done_twice("done", &["1.1"], "the ticket 1.1 is not good any more")]
#[case::failed_by_another_worker("fail", &["1.2", "no paper"], "the ticket 1.2 is not good any more")]
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
        .stderr(predicate::str::contains(message));
}

/// A folder that does not exist, a file that is not a database, and databases of other programs: for every command, the
/// message names the file and says what is wrong with it, and the file stays as it is. (This test passes as soon as you
/// reach it, for each command that passes errors on to the frame.)
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
    fs::write(beside("letter"), "to a customer ".repeat(100)).expect("a file");
    let others = [
        ("other.db", "TABLE jobs (title)"),
        ("another.db", "TABLE letters (text)"),
        ("one-column.db", "TABLE jobs (leased_until)"),
        ("view.db", "VIEW jobs AS SELECT 1 AS leased_until"),
    ];
    for (name, what) in others {
        Connection::open(beside(name))
            .and_then(|other| other.execute_batch(&format!("CREATE {what}")))
            .expect("a database of another program");
    }
    let foreign = "this database has other tables, and no queue";
    let no_databases = [
        ("no folder/queue.db", "unable to open database file"),
        ("letter", "file is not a database"),
    ];
    let others = others.map(|(name, _)| (name, foreign));
    for (name, message) in no_databases.into_iter().chain(others) {
        let path = beside(name);
        let before = fs::read(&path).ok();
        let named = path.display().to_string();
        Command::new(PROGRAM)
            .args([word, "--db"])
            .arg(&path)
            .args(arguments)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains(named).and(predicate::str::contains(message)));
        assert!(fs::read(&path).ok() == before, "{name} has been changed");
    }
}

/// The answer goes to a full disk, and the job is claimed all the same. Standard error has its ticket: without it the
/// job would wait for the end of its lease, and an added job would be added again. Each answer is printed at once, so
/// the message has only the first of several. A list is not in the message, since you can ask for it again: after `list
/// | head -1` the user does not want to see the rest. (`/dev/full` is a disk that is always full. `print` and
/// `print_list` are given: with them this test passes as soon as you reach it.)
#[cfg(target_os = "linux")]
#[rstest]
#[case::add("add", &["print"], "\"4\\n\"")]
#[case::claim("claim", &[], "\"2.1\\tmail\\n\"")]
#[case::several_claims("claim", &["--count", "2"], "\"2.1\\tmail\\n\"")]
#[case::list("list", &[], "standard output: No space left on device (os error 28)\n")]
#[case::several_jobs("add", &["print", "copy"], "\"4\\n\"")]
#[case::done("done", &["1.1"], "\"1 done 1/3\\n\"")]
#[case::fail("fail", &["1.1", "no paper"], "\"1 waiting 1/3\\n\"")]
#[case::purge("purge", &[], "PAYLOAD\\n\"")]
fn an_answer_that_cannot_be_written_is_in_the_message(
    #[case] word: &str,
    #[case] arguments: &[&str],
    #[case] answer: &str,
) {
    let shop = Shop::new();
    shop.run("add", &["send", "mail", "sweep"]);
    shop.run("claim", &[]);
    let full = fs::File::options().write(true).open("/dev/full");
    let output = std::process::Command::new(PROGRAM)
        .args([word, "--now", "1000", "--db"])
        .arg(shop.db())
        .args(arguments)
        .stdout(full.expect("Linux has it"))
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "the exit status: {said}");
    assert!(said.contains(answer), "{answer} should be in: {said}");
}

/// A key names one job, so the command refuses it for two payloads and for lines of input. A misspelt option is not a
/// payload, and `+5` is not a number. Nothing is added or claimed.
#[rstest]
#[case::a_key_for_two("add", &["--key", "order 7", "a", "b"], "--key names one job: give one PAYLOAD with it")]
#[case::a_key_for_lines("add", &["--key", "order 7"], "--key names one job: give one PAYLOAD with it")]
#[case::a_misspelt_option("add", &["send", "--kye", "order 7"], "unexpected argument '--kye'")]
#[case::a_lease_with_a_plus("claim", &["--lease", "+5"], "invalid value '+5' for '--lease <SECONDS>'")]
#[case::a_negative_count("claim", &["--count", "-1"], "invalid value '-1' for '--count <N>'")]
fn wrong_usage_is_status_2(#[case] word: &str, #[case] arguments: &[&str], #[case] message: &str) {
    let shop = Shop::new();
    shop.run("add", &["print"]);
    shop.at(1000, word)
        .args(arguments)
        .write_stdin("a\nb\n")
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains(message));
    assert_eq!(
        shop.run("claim", &["--count", "9"]),
        "1.1\tprint\n",
        "what can be claimed after that"
    );
}
