//! What solo shows on screens of several sizes.

use std::fmt::Write;
use std::num::NonZero;

use rstest::rstest;

use super::{EMPTY, MINE, code, doubles, says, seen_by, workspace};
use crate::screen::Screen;
use crate::workspace::Workspace;

/// How many rules the long kata has. No screen of the tests has room for them.
const MANY: usize = 30;

/// A kata whose rules fill more than a screen, each with a test.
fn long_kata() -> Workspace {
    let workspace = workspace(EMPTY);
    let (mut readme, mut unit, mut rules) = (
        "# Tiny\n\n## The rules\n".to_owned(),
        String::new(),
        String::new(),
    );
    for number in 1..=MANY {
        let rule =
            format!("Number {number} has twice as much, whatever else a reader of it expects.");
        let _ = write!(readme, "\n{rule}\n");
        unit += &doubles(&format!("rule_{number}"), 1, 2);
        let _ = write!(
            rules,
            "[[rule]]\nsays = \"{rule}\"\nasked-by = [\"unit::rule_{number}\"]\n\n"
        );
    }
    workspace.write("katas/tiny/README.md", &readme);
    workspace.write("katas/tiny/tests/unit.rs", &unit);
    workspace.write("katas/tiny/rules.toml", &rules);
    workspace
}

/// The prompt of the shell has the last row.
#[test]
fn the_end_of_a_part_fits_a_screen_and_says_where_the_rest_is() {
    let workspace = long_kata();
    let mut screen = workspace.screen(&["solo", "tiny", "--finish"]);
    assert_eq!(screen.end(), 1);
    let shown = screen.text();
    let first = shown.lines().next().unwrap_or_default();
    assert!(first.contains("the end of part 1 of 1"), "{shown}");
    let named = shown.matches("- Number ").count();
    assert!((2..MANY).contains(&named), "{named}: {shown}");
    let left = format!("and {} more: cargo kata solo tiny", MANY - named);
    says(&shown, &[&left, "--finish --all", "next"]);
    let all = workspace.kata(&["solo", "tiny", "--finish", "--all"]);
    let all = { all }.output().expect("it runs").stdout;
    let all = String::from_utf8_lossy(&all).into_owned();
    assert_eq!(all.matches("- Number ").count(), MANY, "{all}");
    assert!(!all.contains("more:"), "{all}");
}

/// A terminal breaks a row that is too long inside a word.
#[rstest]
#[case::half_a_screen(40)]
#[case::a_usual_one(80)]
fn no_row_is_longer_than_the_screen_is_wide(#[case] columns: u16) {
    let columns = NonZero::new(columns).expect("a width");
    let workspace = workspace(EMPTY);
    let shows = |args: &[&str], what: &str| {
        let mut screen = Screen::as_wide_as(columns, workspace.command(args));
        screen.end();
        let text = screen.text();
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        says(&joined, &[what]);
        assert_eq!(screen.broken_rows(), [""; 0], "{text}");
    };
    let solo = ["solo", "tiny"];
    let finish = ["solo", "tiny", "--finish"];
    shows(&solo, "the next test, one small thing");
    workspace.write(MINE, &doubles("three_is_six", 3, 6));
    shows(&solo, "green wanted");
    code(&workspace, "n * 2");
    shows(&solo, "refactor");
    let right = doubles("three_is_six", 3, 6) + &doubles("three_and_three_are_six", 3, 6);
    workspace.write(MINE, &right);
    shows(&solo, "green on arrival");
    shows(&finish, "rules that your code misses");
    workspace.write(MINE, &(right + &doubles("four_is_nine", 4, 9)));
    shows(&solo, "fails on the reference");
    shows(&finish, "they fail on the reference");
}

/// Who misses the same rule a second time gets a question about it, and where to ask for more.
#[test]
fn a_rule_that_is_missed_again_comes_with_a_question() {
    let workspace = workspace(&doubles("three_is_six", 3, 6));
    seen_by(&workspace);
    code(&workspace, "n * 2");
    let finish = || {
        let output = workspace.kata(&["solo", "tiny", "--finish"]).output();
        let text = String::from_utf8_lossy(&output.expect("it runs").stdout).into_owned();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let first = finish();
    says(
        &first,
        &[
            "rules that your tests do not hold",
            "clue",
            "cargo kata hint tiny",
        ],
    );
    assert!(!first.contains("Let a test ask"), "{first}");
    says(&finish(), &["Let a test ask: what of changes_a_const_fn?"]);
    // The way that the report names: a hint after the end of a part is about that rule.
    let hint = workspace.kata(&["hint", "tiny"]).output().expect("it runs");
    let hint = String::from_utf8_lossy(&hint.stdout).into_owned();
    says(&hint, &["what of changes_a_const_fn?"]);
}

/// A screen, and a page of a pager, have no room for a hundred names.
#[test]
fn tests_that_were_never_red_are_counted_and_named_with_all() {
    let names = ["one", "two", "three", "four", "five"];
    let tests: String = names.map(|name| doubles(name, 3, 6)).concat();
    let workspace = workspace(&tests);
    code(&workspace, "n * 2");
    workspace.kata(&["solo", "tiny"]).assert().code(0);
    let finish = |all: &[&str]| {
        let args = [&["solo", "tiny", "--finish"], all].concat();
        let output = workspace.kata(&args).output().expect("it runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let text = finish(&[]).split_whitespace().collect::<Vec<_>>().join(" ");
    let more =
        "never red, so perhaps unable to fail: five, four, one and 2 more: cargo kata solo tiny";
    says(&text, &[more]);
    let again = finish(&[]);
    assert!(!again.contains("never red"), "each once: {again}");
    says(&finish(&["--all"]), &["five, four, one, three, two"]);
}
