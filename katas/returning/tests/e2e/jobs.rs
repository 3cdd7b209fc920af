//! The life of a job, from the command line.

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;

use crate::command::{PROGRAM, Shop};

/// A script needs the id, so the command prints that and nothing else. Every argument is a job; without arguments,
/// every line of standard input is one, also an empty line. With a key there is one job, however often it is added. An option may be behind
/// the payload. A text behind `--` is never an option.
#[rstest]
#[case::one(1, &["send"], "", "1\n")]
#[case::several(1, &["send", "it's"], "", "1\n2\n")]
#[case::with_a_hyphen(1, &["--", "send", "-5 degrees", "--key"], "", "1\n2\n3\n")]
#[case::lines(1, &[], "send\n\n \nprint\n", "1\n2\n3\n4\n")]
#[case::twice_with_a_key(2, &["--key", "order 7", "send"], "", "1\n1\n")]
#[case::the_key_behind(2, &["send", "--key", ""], "", "1\n1\n")]
fn adding_prints_ids(
    #[case] times: u32,
    #[case] arguments: &[&str],
    #[case] input: &str,
    #[case] expected: &str,
) {
    let shop = Shop::new();
    let mut printed = String::new();
    for _ in 0..times {
        let mut command = shop.at(1000, "add");
        let assert = command.args(arguments).write_stdin(input).assert();
        let assert = assert.success().stderr("");
        printed += &String::from_utf8_lossy(&assert.get_output().stdout);
    }
    assert_eq!(printed, expected, "the ids");
}

/// The ticket is for `done`, the payload is for the worker, and a tab is between them. A payload with a line break
/// still has one line, and one that looks like SQL is only a text. With `--count` the command claims several, as many
/// as there are.
#[rstest]
#[case::one(&[], "1.1\tsend\n")]
#[case::up_to_two(&["--count", "2"], "1.1\tsend\n2.1\ta\\nb\n")]
#[case::as_many_as_there_are(&["--count", "9"], "1.1\tsend\n2.1\ta\\nb\n3.1\t'); DROP TABLE jobs; --\n4.1\t\n")]
fn a_claim_prints_ticket_and_payload(#[case] arguments: &[&str], #[case] expected: &str) {
    let shop = Shop::new();
    shop.run("add", &["send", "a\nb", "'); DROP TABLE jobs; --", ""]);
    let printed = shop.run("claim", arguments);
    assert_eq!(printed, expected, "what was claimed");
}

/// The answer says what became of the job, from its row. The lease is a minute if you name no other, so at second 1059
/// there is still nothing to claim. A text that is not a ticket is wrong usage, and changes nothing. A ticket can be
/// written in one way only, so that no two texts mean the same attempt.
#[rstest]
#[case::done("done", &["1.1"], "1 done 1/3\n")]
#[case::failed("fail", &["1.1", "no paper"], "1 waiting 1/3\n")]
#[case::failed_with_a_hyphen("fail", &["1.1", "--", "-no paper-"], "1 waiting 1/3\n")]
fn finishing_prints_what_became_of_the_job(
    #[case] word: &str,
    #[case] arguments: &[&str],
    #[case] expected: &str,
) {
    let shop = Shop::new();
    shop.run("add", &["send"]);
    shop.run("claim", &[]);
    shop.at(1059, "claim").assert().code(1).stdout("");
    for no_ticket in ["7", "x.1", "1.x", "+1.1", "1.+1", "01.1"] {
        let mut command = shop.at(1000, word);
        command.arg(no_ticket).args(&arguments[1..]);
        let message = predicate::str::contains("a dot and the attempt, such as 7.2");
        command.assert().code(2).stdout("").stderr(message);
    }
    assert_eq!(
        shop.run(word, arguments),
        expected,
        "what became of the job"
    );
}

/// SQLite takes these names for a database in memory, which is lost with the process: it would print the ids and lose
/// the jobs. For the command, `--db` is always a file. (Windows has no files with such names, and says so. This test
/// passes as soon as you reach it if `connect` opens the file with `open_file`;
/// <https://www.sqlite.org/inmemorydb.html>)
#[rstest]
#[case::the_name_of_a_database_in_memory(":memory:")]
#[case::the_address_of_one("file:queue?mode=memory")]
fn a_job_is_in_a_file_whatever_the_file_is_called(#[case] name: &str) {
    let shop = Shop::new();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).args(["--db", name]);
        command.current_dir(shop.db().with_file_name(""));
        command.assert()
    };
    let added = run(&["add", "send"]);
    if cfg!(windows) {
        added.code(2);
    } else {
        added.success().stdout("1\n");
        run(&["claim"]).success().stdout("1.1\tsend\n");
    }
}

/// `--now` is for tests and for trying things out. Without it the command uses the machine's clock, by which a lease
/// from second 1000 is long over. (This test passes as soon as you reach it if each of your commands opens its queue
/// with `Common::open`.)
#[test]
fn without_now_the_clock_of_the_machine_counts() {
    let shop = Shop::new();
    shop.run("add", &["send"]);
    shop.run("claim", &[]);
    Command::new(PROGRAM)
        .args(["claim", "--db"])
        .arg(shop.db())
        .assert()
        .success()
        .stdout("1.2\tsend\n")
        .stderr("");
}

/// A queue with all kinds of jobs in it, as a person sees it. Then a purge, which shows the jobs that it moved. Then
/// the rest of the queue, and the archive.
#[test]
fn the_list_shows_where_each_job_stands() {
    let shop = Shop::new();
    shop.run(
        "add",
        &["send the invoice", "print the letter", "call back", "sweep"],
    );
    shop.run("claim", &["--count", "2"]);
    shop.run("done", &["1.1"]);
    shop.run("fail", &["2.1", "no paper"]);
    shop.at(2000, "claim")
        .args(["--count", "2", "--lease", "5"])
        .assert()
        .success();
    let seen = [
        ("list", shop.run("list", &[])),
        ("purge", shop.run("purge", &[])),
        ("list", shop.run("list", &[])),
        ("list --archive", shop.run("list", &["--archive"])),
    ];
    let seen: Vec<_> = seen
        .iter()
        .map(|(word, text)| format!("$ returning {word}\n{text}"))
        .collect();
    insta::assert_snapshot!("a_day", seen.join("\n"));
}
