//! `--plain`, for a reader who hears what is printed: words only, a line for each fact.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::flip;
use crate::workspace::{HALF_DONE, Workspace};

fn half_done() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

/// Whether a character is drawn: bars, boxes, arrows, ticks and crosses. A colour begins with an escape.
fn is_drawn(c: char) -> bool {
    let is_a_shape = ('\u{2190}'..='\u{27bf}').contains(&c);
    is_a_shape || c == '\u{b7}' || c == '\u{1b}'
}

/// Runs a command whose colours are forced, and gives what it prints if nothing of it is drawn.
fn heard(workspace: &Workspace, args: &[&str]) -> String {
    let mut command = workspace.kata(args);
    let output = command.arg("--plain").env("CLICOLOR_FORCE", "1");
    let output = output.output().expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("text");
    assert!(!said.contains(is_drawn), "{args:?}:\n{said}");
    said
}

fn has_lines(said: &str, lines: &[&str]) {
    for line in lines {
        assert!(said.lines().any(|said| said == *line), "{line}:\n{said}");
    }
}

#[test]
fn a_red_run() {
    let workspace = half_done();
    workspace.replace("katas/tiny/src/lib.rs", "a + b", "a - b");
    let said = heard(&workspace, &["tiny"]);
    has_lines(
        &said,
        &[
            "kata: tiny",
            "red: 0 of 2",
            "unit: 0 of 2",
            "next: unit::two_and_two_are_four",
            "  expected: 4",
            "  your code: 0",
            "  they differ from character 1 on",
            "then: cargo kata tiny",
            "stuck? cargo kata hint tiny",
        ],
    );
    let line =
        "    this line failed: fn two_and_two_are_four() { assert_eq!(tiny::add(2, 2), 4); }";
    has_lines(&said, &[line]);
}

#[rstest]
#[case::all_failures(&["tiny", "--all"], "fails: unit::double_is_twice")]
#[case::all_tests(&["tiny", "--list"], "  unit::two_and_two_are_four: passes")]
#[case::the_katas(&[], "  red: 1 of 2")]
#[case::what_is_next(&[], "next: cargo kata tiny")]
fn what_is_listed(#[case] args: &[&str], #[case] line: &str) {
    let workspace = half_done();
    workspace.kata(&["tiny"]).assert().code(1);
    has_lines(&heard(&workspace, args), &[line]);
}

#[test]
fn a_green_run_and_what_came_before() {
    let workspace = half_done();
    heard(&workspace, &["tiny"]);
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "_: u32) -> u32 { todo!() }",
        "n: u32) -> u32 { add(n, n) }",
    );
    let said = heard(&workspace, &["tiny"]);
    has_lines(
        &said,
        &["green: all 2 tests pass", "flip: cargo kata flip tiny"],
    );
    workspace.replace("katas/tiny/src/lib.rs", "a + b", "a - b");
    let said = heard(&workspace, &["tiny"]);
    has_lines(&said, &["red again: unit::two_and_two_are_four and 1 more"]);
}

#[test]
fn code_that_does_not_compile() {
    let workspace = half_done();
    workspace.replace("katas/tiny/src/lib.rs", "todo!()", "\"six\"");
    let said = heard(&workspace, &["tiny"]);
    has_lines(&said, &["amber: it does not compile"]);
}

#[test]
fn a_hint() {
    let workspace = half_done();
    workspace.write(
        "katas/tiny/hints.md",
        "# Hints\n\n## unit::double_is_twice\nAdd it.\n",
    );
    let said = heard(&workspace, &["hint", "tiny"]);
    has_lines(
        &said,
        &["unit::double_is_twice", "hint 1 of 1", "  Add it."],
    );
}

#[test]
fn a_flip() {
    let one = "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), 6);\n}\n";
    let workspace = flip::workspace(&flip::ALL[..2], one);
    let said = heard(&workspace, &["flip", "tiny"]);
    has_lines(
        &said,
        &[
            "your test accepts the right code",
            "caught: 1 of 2 impostors, 1 of them new",
            "module crate: 1 of 2 caught",
        ],
    );
    assert!(
        said.contains("module crate: not caught yet: 1 major"),
        "{said}"
    );
    workspace.write(
        "katas/tiny/tests/mine.rs",
        "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), 5);\n}\n",
    );
    let said = heard(&workspace, &["flip", "tiny"]);
    has_lines(&said, &["  expected: 5", "  reference: 6"]);
}

/// On a terminal, too: a screen that is drawn over and over cannot be heard.
#[test]
fn a_watch_prints_each_run_below_the_one_before() {
    let workspace = half_done();
    let mut screen = workspace.screen(&["watch", "tiny", "--plain"]);
    screen.wait_for("red: 1 of 2");
    screen.wait_for("stuck? cargo kata hint tiny");
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "_: u32) -> u32 { todo!() }",
        "n: u32) -> u32 { add(n, n) }",
    );
    screen.wait_for("flip: cargo kata flip tiny");
    let said = screen.text();
    assert!(said.contains("green: all 2 tests pass"), "{said}");
    assert!(said.contains("stuck? cargo kata hint tiny"), "{said}");
    assert!(!said.contains(is_drawn), "{said}");
}

#[test]
fn a_word_that_is_completed() {
    half_done()
        .kata(&["complete", "tiny", "--pl"])
        .assert()
        .code(0)
        .stdout(contains("--plain"));
    for command in ["hint", "flip", "watch"] {
        half_done()
            .kata(&["complete", command, "tiny", "--pl"])
            .assert()
            .code(0)
            .stdout(contains("--plain").and(contains("screen reader")));
    }
}
