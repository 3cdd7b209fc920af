//! `triage rank INVENTORY HISTORY`: what it prints and where, and its exit status.

use std::fs;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use predicates::function::function;
use predicates::prelude::*;
use predicates::str::{contains, starts_with};
use rstest::rstest;
use tempfile::TempDir;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// Two modules: `mail` changed on one day, and `refunds` was broken on the next.
const INVENTORY: &str = "mail,cosmetic,3\nrefunds,breach,6\n";
const HISTORY: &str = "2026-10-30,mail,change,\n2026-10-31,refunds,fault,\n";

/// The whole way: two files on a real disk, and a table on the screen. `--today` says how old everything is.
#[test]
fn the_ranking_is_printed() {
    let output = rank(INVENTORY, HISTORY, &["--today", "2026-11-01"]);
    insta::assert_snapshot!("ranking", printed(output));
}

/// A spreadsheet saves a list with a byte order mark in front, which is invisible. As a part of the first line it
/// makes an unknown module, or a bad date, or a comment that is no longer a comment. Elsewhere it is a part of a name.
/// (Unicode, §23.8; the mark is
/// U+FEFF.)
#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let (inventory, history) = (
        format!("\u{feff}{INVENTORY}"),
        format!("\u{feff}# 2026\n{HISTORY}"),
    );
    let marked = rank(&inventory, &history, &["--today", "2026-11-01"]);
    let plain = rank(INVENTORY, HISTORY, &["--today", "2026-11-01"]);
    assert_eq!(
        printed(marked),
        printed(plain),
        "with the mark and without it"
    );
    let inventory = format!("{INVENTORY}\u{feff}mail,work,1\n");
    let amid = rank(&inventory, HISTORY, &["--today", "2026-11-01"]);
    assert_eq!(
        printed(amid).lines().count(),
        4,
        "headings and three modules, one of them with the mark in its name"
    );
}

/// With time for one module, you want to see one. The rank is the same as before, and the table is as wide as its
/// contents. A number has digits and nothing else, so `+1` is wrong usage.
#[test]
fn only_the_first_modules_are_printed_on_demand() {
    let output = rank(INVENTORY, HISTORY, &["--today", "2026-11-01", "--top", "1"]);
    insta::assert_snapshot!("the_first", printed(output));
    let output = rank(INVENTORY, HISTORY, &["--top", "0"]);
    let expected = "rank  module  score  likelihood  cost  churn  branches  faults\n";
    assert_eq!(printed(output), expected, "of no modules, the headings");
    let inventory = format!("a_long_name,cosmetic,1\n{INVENTORY}");
    let output = rank(
        &inventory,
        HISTORY,
        &["--today", "2026-11-01", "--top", "1"],
    );
    let headings = printed(output).lines().next().map(str::to_owned);
    assert_eq!(
        headings,
        Some("rank  module   score  likelihood  cost  churn  branches  faults".to_owned()),
        "as wide as `refunds`, which is printed"
    );
    rank(INVENTORY, HISTORY, &["--top", "+1"])
        .code(2)
        .stdout("")
        .stderr(contains("--top"));
}

/// Without `--today` the day is that of the machine's clock. The test cannot know that day, but the fault of 2020 is
/// past and the one of the year 9999 is not.
#[test]
fn without_a_day_the_clock_of_the_machine_counts() {
    let history = "2020-01-01,refunds,fault,\n9999-12-31,refunds,fault,\n";
    let output = rank("refunds,breach,6\n", history, &[]);
    insta::assert_snapshot!("today", printed(output));
}

/// A script that goes on with half a ranking is worse than one that stops. So standard output is empty, standard
/// error has one line that begins with `triage: `, and the exit status is 1. A missing file is not an empty file.
/// Bytes that are no UTF-8 are not repaired, because a name would change. (A predicate checks what is promised of a
/// text. The other words of the line are left open.)
#[rstest]
#[case::a_line_that_makes_no_sense(
    Some(&b"tax;money;7\n"[..]),
    HISTORY.as_bytes(),
    contains("inventory.csv: line 1: a line has 3 fields with commas between them, and here are 1")
)]
#[case::bytes_that_are_no_text(
    Some(INVENTORY.as_bytes()),
    &b"2026-10-30,mail,change,\xff\n"[..],
    contains("cannot read history.csv: ")
)]
#[case::a_file_that_is_not_there(
    None,
    HISTORY.as_bytes(),
    contains("cannot read inventory.csv: ")
)]
fn files_without_a_ranking_are_an_error(
    #[case] inventory: Option<&[u8]>,
    #[case] history: &[u8],
    #[case] names_the_fault: impl Predicate<str>,
) {
    let folder = folder_with([("history.csv", history)]);
    if let Some(inventory) = inventory {
        fs::write(folder.path().join("inventory.csv"), inventory).expect("a file can be written");
    }
    let one_line = function(|text: &str| text.lines().count() == 1);
    command(&folder, &["--today", "2026-11-01"])
        .assert()
        .code(1)
        .stdout("")
        .stderr(starts_with("triage: ").and(one_line).and(names_the_fault));
}

/// The disk may be full. A script that reads the ranking has to hear of it, and every script looks at the exit status.
/// That status stays if standard error is full, too: `eprintln!` would crash.
/// (`/dev/full` is a disk that is always full. `print` is given, so this test passes at once if `complain` treats all
/// failures alike.)
#[cfg(target_os = "linux")]
#[test]
fn a_ranking_that_cannot_be_written_is_an_error() {
    let folder = folder_with([
        ("inventory.csv", INVENTORY.as_bytes()),
        ("history.csv", HISTORY.as_bytes()),
    ]);
    let full = || {
        let file = fs::File::options().write(true).open("/dev/full");
        file.expect("Linux has it")
    };
    let output = std::process::Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["rank", "inventory.csv", "history.csv"])
        .stdout(full())
        .output()
        .expect("the program starts");
    Assert::new(output)
        .code(1)
        .stderr(starts_with("triage: ").and(contains("cannot write to standard output")));
    let status = std::process::Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["rank", "history.csv", "history.csv"])
        .stderr(full())
        .status()
        .expect("the program starts");
    assert_eq!(status.code(), Some(1), "if standard error is full, too");
}

/// Runs `triage rank` in a folder of its own with these two files.
fn rank(inventory: &str, history: &str, options: &[&str]) -> Assert {
    let folder = folder_with([
        ("inventory.csv", inventory.as_bytes()),
        ("history.csv", history.as_bytes()),
    ]);
    command(&folder, options).assert()
}

/// A folder with these files, gone with the test.
fn folder_with<const N: usize>(files: [(&str, &[u8]); N]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

/// The command `triage rank`, in this folder.
fn command(folder: &TempDir, options: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder.path()).arg("rank").args(options);
    command.args(["inventory.csv", "history.csv"]);
    command
}

/// Standard output of a run without an error.
fn printed(run: Assert) -> String {
    let run = run.success().stderr("");
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}
