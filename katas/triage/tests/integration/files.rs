//! Two files, read one after the other.

use std::path::Path;

use rstest::rstest;
use triage::risk::triage::Triage;

use crate::mocks::{Answer, any_calendar, calendar, disk};

/// All parts together: the inventory is read, then the history, and the calendar says how old everything is. It is
/// asked once, and the mock complains about a second time: around midnight two answers could differ.
#[test]
fn the_files_are_read_and_ranked() {
    let files = disk(&[
        ("inventory", Ok("mail,cosmetic,3\nrefunds,breach,6\n")),
        (
            "history",
            Ok("2026-11-01,mail,change,\n2026-10-31,refunds,fault,\n"),
        ),
    ]);
    let ranked = Triage::new(files, calendar("2026-10-31"))
        .rank(Path::new("inventory"), Path::new("history"))
        .expect("both files are as they should be");
    let scores: Vec<_> = ranked
        .iter()
        .map(|it| (it.module.as_str(), it.score))
        .collect();
    assert_eq!(scores, [("refunds", 100), ("mail", 6)], "on 2026-10-31");
}

/// The error has the path and the disk's own words: that is all that is known, and all of it helps. No further file
/// is read; the mock has no answer for a file that is not in its list.
#[rstest]
#[case::the_inventory(&[("inventory", Err("no such file"))], "cannot read inventory: no such file")]
#[case::the_history(
    &[("inventory", Ok("")), ("history", Err("it is a folder"))],
    "cannot read history: it is a folder"
)]
fn a_file_that_cannot_be_read_is_named(
    #[case] files: &[(&'static str, Answer)],
    #[case] expected: &str,
) {
    assert_eq!(failure(files), expected, "the error in words");
}

/// `inventory` and `history` know the number of the line, and only this module knows the file. Together they are a
/// place that you can open in an editor. (If the inventory is bad, the history is not read.)
#[rstest]
#[case::the_inventory(&[("inventory", Ok("tax,money,7\n,money,7"))], "inventory: line 2: the module has no name")]
#[case::the_history(
    &[("inventory", Ok("tax,money,7")), ("history", Ok("2026-10-31,,fault,"))],
    "history: line 1: the module has no name"
)]
fn a_bad_line_is_named_with_its_file(
    #[case] files: &[(&'static str, Answer)],
    #[case] expected: &str,
) {
    assert_eq!(failure(files), expected, "the error in words");
}

/// Each file is fine by itself, but they do not fit together. The error names the history, because people decided on
/// the inventory.
#[test]
fn a_name_that_is_not_in_the_inventory_is_named_with_the_history() {
    let files: [(&'static str, Answer); 2] = [
        ("inventory", Ok("refunds,breach,6")),
        ("history", Ok("2026-10-31,refund,fault,")),
    ];
    let expected = "history: the module \"refund\" is not in the inventory";
    assert_eq!(failure(&files), expected, "the error in words");
}

/// The error of files that have no ranking.
fn failure(files: &[(&'static str, Answer)]) -> String {
    let triage = Triage::new(disk(files), any_calendar());
    let ranked = triage.rank(Path::new("inventory"), Path::new("history"));
    ranked.expect_err("these files have no ranking").to_string()
}
