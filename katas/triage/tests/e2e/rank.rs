//! `triage rank INVENTORY HISTORY`: what it prints and where, and its exit status.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// Two modules: `mail` changed on one day, and `refunds` was broken on the next.
const INVENTORY: &str = "mail,cosmetic,3\nrefunds,breach,6\n";
const HISTORY: &str = "2026-10-30,mail,change,\n2026-10-31,refunds,fault,\n";

/// The whole way: two files on a real disk, and a table on the screen. `--today` says how old everything is.
#[test]
fn the_ranking_is_printed() {
    let output = rank(INVENTORY, HISTORY, &["--today", "2026-11-01"]);
    insta::assert_snapshot!("ranking", printed(&output));
}

/// A spreadsheet saves a list with a byte order mark in front, which is invisible. As a part of the first line it
/// makes an unknown module, or a bad date, or a comment that is no longer a comment. (Unicode, §23.8; the mark is
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
        printed(&marked),
        printed(&plain),
        "with the mark and without it"
    );
}

/// With time for one module, you want to see one. The rank is the same as before, and the table is as wide as its
/// contents.
#[test]
fn only_the_first_modules_are_printed_on_demand() {
    let output = rank(INVENTORY, HISTORY, &["--today", "2026-11-01", "--top", "1"]);
    insta::assert_snapshot!("the_first", printed(&output));
    let output = rank(INVENTORY, HISTORY, &["--top", "0"]);
    let expected = "rank  module  score  likelihood  cost  churn  branches  faults\n";
    assert_eq!(printed(&output), expected, "of no modules, the headings");
    let inventory = format!("a_long_name,cosmetic,1\n{INVENTORY}");
    let output = rank(
        &inventory,
        HISTORY,
        &["--today", "2026-11-01", "--top", "1"],
    );
    let headings = printed(&output).lines().next().map(str::to_owned);
    assert_eq!(
        headings,
        Some("rank  module   score  likelihood  cost  churn  branches  faults".to_owned()),
        "as wide as `refunds`, which is printed"
    );
}

/// Without `--today` the day is that of the machine's clock. The test cannot know that day, but the fault of 2020 is
/// past and the one of the year 9999 is not.
#[test]
fn without_a_day_the_clock_of_the_machine_counts() {
    let history = "2020-01-01,refunds,fault,\n9999-12-31,refunds,fault,\n";
    let output = rank("refunds,breach,6\n", history, &[]);
    insta::assert_snapshot!("today", printed(&output));
}

/// A script that goes on with half a ranking is worse than one that stops. So standard output is empty, standard
/// error has one line that begins with `triage: `, and the exit status is 1. A missing file is not an empty file.
/// Bytes that are no UTF-8 are not repaired, because a name would change.
#[test]
fn files_without_a_ranking_are_an_error() {
    let output = rank("tax;money;7\n", HISTORY, &["--today", "2026-11-01"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let expected = "inventory.csv: line 1: \
                    a line has 3 fields with commas between them, and here are 1\n";
    assert!(
        stderr.starts_with("triage: ") && stderr.ends_with(expected) && stderr.lines().count() == 1,
        "standard error should be a line that begins with `triage: ` and ends with {expected:?}: {stderr}"
    );
    assert_eq!(output.stdout, b"", "on standard output");
    assert_eq!(output.status.code(), Some(1), "the exit status");

    let bytes = rank(INVENTORY, b"2026-10-30,mail,change,\xff\n", &[]);
    let missing = rank_in(
        &TempDir::new().expect("a temporary folder can be made"),
        &[],
    );
    for (output, file) in [(bytes, "history.csv"), (missing, "inventory.csv")] {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let expected = format!("cannot read {file}: ");
        assert!(stderr.contains(&expected), "on standard error: {stderr}");
        assert_eq!(output.status.code(), Some(1), "the exit status");
    }

    let output = rank(INVENTORY, HISTORY, &["--top", "+1"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "the exit status for `+1`, which is no number"
    );
}

/// Runs `triage rank` in a folder of its own with these two files.
fn rank(inventory: impl AsRef<[u8]>, history: impl AsRef<[u8]>, options: &[&str]) -> Output {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (name, text) in [
        ("inventory.csv", inventory.as_ref()),
        ("history.csv", history.as_ref()),
    ] {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    rank_in(&folder, options)
}

/// Runs `triage rank` in this folder.
fn rank_in(folder: &TempDir, options: &[&str]) -> Output {
    // It is named after its package, so this finds the program of the kata and the one of the solution.
    Command::new(env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))))
        .current_dir(folder.path())
        .arg("rank")
        .args(options)
        .args(["inventory.csv", "history.csv"])
        .output()
        .expect("the program starts")
}

/// Standard output of a run without an error.
fn printed(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(stderr, "", "on standard error");
    assert_eq!(output.status.code(), Some(0), "the exit status");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
