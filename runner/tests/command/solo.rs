//! `kata solo`: the circle that a learner walks with tests of their own.

mod hints;
mod screens;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::documents::had_kata;
use crate::flip;
use crate::workspace::{Workspace, has_kata};

const MINE: &str = "katas/tiny/tests/mine.rs";
const SRC: &str = "katas/tiny/src/lib.rs";
/// No test yet.
const EMPTY: &str = "//! Mine.\n";

/// A test of that name that wants twice `n` to be that.
fn doubles(name: &str, n: u32, expected: u32) -> String {
    format!("\n#[test]\nfn {name}() {{\n    assert_eq!(tiny::double({n}), {expected});\n}}\n")
}

/// The kata of the flips, with a rule, and a twin that uses a freedom.
fn workspace(mine: &str) -> Workspace {
    let workspace = flip::workspace(&flip::ALL[..2], mine);
    workspace.write(
        "katas/tiny/README.md",
        "# Tiny\n\n## The rules\n\n`double` makes twice as much of every number, but for 7.\n\nThe limit is 100.\n",
    );
    workspace.write(
        "solutions/tiny/twins/odd.rs",
        "//! title: forgets 7\n//! freedom: algorithm\n//! rule: but for 7\n//!\n//! No test asks.\n\n\
         pub fn double(n: u32) -> u32 {\n    if n == 7 { 0 } else { n * 2 }\n}\n",
    );
    workspace
}

/// The learner's code with that body of `double`.
fn code(workspace: &Workspace, body: &str) {
    let text = workspace.read(SRC);
    let begin = text.find("pub fn double").expect("it is there");
    let from = begin + text[begin..].find('{').expect("a body") + 1;
    let to = from + text[from..].find('}').expect("its end");
    workspace.write(
        SRC,
        &format!("{}\n    {body}\n{}", &text[..from], &text[to..]),
    );
}

/// What a run says, with every row on one line, so that no text is torn.
fn solo(workspace: &Workspace) -> String {
    let output = workspace.kata(&["solo", "tiny"]).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "no `{word}`: {text}");
    }
}

/// The circle with its wrong turns, each of which is said once.
#[test]
fn the_circle_is_walked_with_all_its_wrong_turns() {
    let workspace = workspace(EMPTY);
    let step = |words: &[&str]| says(&solo(&workspace), words);
    step(&[
        "→ red wanted",
        "Solo hides the given tests",
        "write katas/tiny/tests/mine.rs:2:",
    ]);
    // A call of something that does not exist is no red.
    let twice = doubles("three_is_six", 3, 6);
    workspace.write(
        MINE,
        &(EMPTY.to_owned() + &twice.replace("double(", "twice(")),
    );
    step(&["▲ it does not compile", "There is no `twice`"]);
    workspace.write(MINE, &(EMPTY.to_owned() + &twice));
    step(&[
        "→ green wanted",
        "0 of 1",
        "`double` is still `todo!()`",
        "the least code",
    ]);
    code(&workspace, "let _ = n; 6");
    step(&["→ refactor", "1 of 1", "tidy"]);
    let green = twice + &doubles("three_is_six_again", 3, 6);
    workspace.write(MINE, &(EMPTY.to_owned() + &green));
    step(&["→ red wanted", "`three_is_six_again` was green on arrival"]);
    assert!(!solo(&workspace).contains("on arrival"), "once is enough");
    // It asks for something wrong, and its red is not the one that is wanted.
    let wrong = green.clone() + &doubles("four_is_nine", 4, 9);
    workspace.write(MINE, &(EMPTY.to_owned() + &wrong));
    step(&[
        "→ red wanted",
        "refused: `four_is_nine`, because it fails on the reference solution",
        "fix katas/tiny/tests/mine.rs:14:",
    ]);
    let right = green + &doubles("four_is_eight", 4, 8) + &doubles("five_is_ten", 5, 10);
    workspace.write(MINE, &(EMPTY.to_owned() + &right));
    step(&[
        "→ green wanted",
        "2 tests are red at once: `four_is_eight`, `five_is_ten`",
        "`four_is_nine` is gone",
    ]);
    code(&workspace, "n * 2");
    step(&["→ refactor", "4 of 4"]);
    code(&workspace, "n + n");
    workspace.write(MINE, &(EMPTY.to_owned() + &right.replace("(3)", "(1 + 2)")));
    step(&[
        "→ refactor",
        "Code and tests both changed while all was green",
    ]);
    code(&workspace, "n + 2");
    step(&["→ green wanted", "`three_is_six_again` was seen red"]);
    code(&workspace, "n * 2");
    step(&["→ refactor"]);
    code(&workspace, "n + 2");
    step(&[
        "→ green wanted",
        "were green and are red again",
        "cargo kata back tiny --src",
    ]);
    code(&workspace, "n * 2");
    step(&["→ refactor"]);
    // One that accepts the reference and refuses another right version.
    workspace.write(
        MINE,
        &(EMPTY.to_owned() + &right + &doubles("seven", 7, 14)),
    );
    step(&[
        "5 of 5, 1 refused",
        "refused: `seven`, because it fails on a right version (forgets 7)",
        "The rule that comes nearest: but for 7",
    ]);
    // Where the README says what it leaves open, that is what the test asks for.
    let readme = workspace.read("katas/tiny/README.md");
    let open = "\n## What this leaves open\n\n- What becomes of 7: a version that forgets it asks for no test.\n- The weather.\n";
    workspace.write("katas/tiny/README.md", &(readme + open));
    let seven = doubles("seven_too", 7, 14);
    workspace.write(MINE, &(EMPTY.to_owned() + &right + &seven));
    step(&[
        "refused: `seven_too`, because it fails on a right version (forgets 7). The README leaves this open: What becomes of 7",
    ]);
    workspace.write(MINE, EMPTY);
    step(&["→ red wanted", "are gone from your tests"]);
    // Nothing is lost: every version is in the journal, with what was wanted next.
    let entries = workspace.entries();
    let wanted = entries.iter().filter_map(|entry| entry["wanted"].as_str());
    let wanted: Vec<_> = wanted.collect();
    assert_eq!(wanted[..3], ["red", "green", "refactor"], "{entries:?}");
    // And so is the rhythm.
    let log = workspace.json(&["log", "tiny", "--json"]);
    let counted = ["closed", "test_first", "refactorings"].map(|key| &log["solo"][key]);
    assert_eq!(counted, [4, 2, 1], "{log:#}");
    assert_eq!(log["solo"]["changed_behaviour"], serde_json::json!([13]));
    workspace
        .kata(&["log", "tiny"])
        .assert()
        .stdout(contains("Circles         4; 2 began with a red test"));
    workspace
        .kata(&["back", "tiny", "--tests"])
        .assert()
        .code(0);
    assert!(workspace.read(MINE).contains("fn seven"));
}

/// A right test may be slow. The kata gives it two seconds.
#[test]
fn a_test_that_is_too_slow_on_right_code_is_called_slow_and_not_wrong() {
    let workspace = workspace(&(EMPTY.to_owned() + &doubles("seven", 7, 14)));
    workspace.replace(
        "solutions/tiny/twins/odd.rs",
        "if n == 7 { 0 } else { n * 2 }",
        "while n == 7 {}\n    n * 2",
    );
    let slow = [
        "refused: `seven`, because it took longer than 2 s on a right version (forgets 7)",
        "It is a slow test and need not be wrong",
    ];
    let text = solo(&workspace);
    says(&text, &slow);
    assert!(!text.contains("The rule that comes nearest"), "{text}");
    code(&workspace, "n * 2");
    // It stays until the test changes.
    says(&solo(&workspace), &slow);
    workspace
        .kata(&["solo", "tiny", "--finish"])
        .assert()
        .stdout(contains("too slow on a right version: seven"));
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .stdout(contains("it took longer than 2 s on a right version"));
    // The reference may be too slow for it, too.
    workspace.write(
        MINE,
        "#[test]\nfn waits() {\n    loop {\n        std::thread::park();\n    }\n}\n",
    );
    says(
        &solo(&workspace),
        &[
            "refused: `waits`, because it takes longer than 2 s on the reference solution. It is a slow test",
        ],
    );
    let finish = workspace.kata(&["solo", "tiny", "--finish"]).output();
    let finish = String::from_utf8_lossy(&finish.expect("it runs").stdout).into_owned();
    let finish = finish.split_whitespace().collect::<Vec<_>>().join(" ");
    says(
        &finish,
        &[
            "1 is too slow on right code",
            "too slow on the reference: waits",
            "give these tests less to do",
        ],
    );
    assert!(!finish.contains("they fail"), "{finish}");
}

/// Each run of it leaves a line in a file.
#[test]
fn a_test_that_was_judged_is_not_judged_again_until_it_or_a_helper_changes() {
    let workspace = workspace(EMPTY);
    let log = workspace.path().join("runs.txt");
    let counts = format!(
        "\n#[test]\nfn counts() {{\n    use std::io::Write;\n    let file = std::fs::OpenOptions::new().create(true).append(true).open({log:?});\n    \
         writeln!(file.unwrap(), \"run\").unwrap();\n    assert_eq!(twice(3), 6);\n}}\n"
    );
    let helper = "\nfn twice(n: u32) -> u32 {\n    tiny::double(n)\n}\n";
    let mut before = 0;
    let mut runs = || {
        let text = solo(&workspace);
        let now = std::fs::read_to_string(&log)
            .expect("it ran")
            .lines()
            .count();
        let more = now - std::mem::replace(&mut before, now);
        (more, text)
    };
    workspace.write(MINE, &format!("{EMPTY}{counts}{helper}"));
    assert!(runs().0 > 1, "it meets right code, too");
    code(&workspace, "n * 2");
    assert_eq!(runs().0, 1, "the code has changed");
    let wrong = doubles("four_is_nine", 4, 9);
    workspace.write(
        MINE,
        &format!("{EMPTY}{wrong}{counts}\n// Twice.\n{helper}"),
    );
    let (more, text) = runs();
    assert_eq!(more, 1, "another test has come");
    says(&text, &["1 of 2, 1 refused", "refused: `four_is_nine`"]);
    let (more, text) = runs();
    assert_eq!(more, 1, "nothing has changed");
    says(
        &text,
        &["refused: `four_is_nine`, because it fails on the reference"],
    );
    workspace.write(MINE, &format!("{EMPTY}{counts}{helper}"));
    assert_eq!(runs().0, 1, "another test has gone");
    workspace.write(
        MINE,
        &format!(
            "{EMPTY}{counts}{}",
            helper.replace("double(n)", "double(n + 0)")
        ),
    );
    assert!(runs().0 > 1, "a helper has changed");
}

/// Who breaks the code to see a test fail is told that it can.
#[test]
fn code_that_is_broken_on_purpose_proves_a_test_that_was_never_red() {
    let workspace = workspace(&(EMPTY.to_owned() + &doubles("three_is_six", 3, 6)));
    solo(&workspace);
    code(&workspace, "n * 2");
    solo(&workspace);
    let more = doubles("three_is_six", 3, 6) + &doubles("four_is_eight", 4, 8);
    workspace.write(MINE, &(EMPTY.to_owned() + &more));
    says(&solo(&workspace), &["`four_is_eight` was green on arrival"]);
    assert!(!solo(&workspace).contains("never"), "once is enough");
    code(&workspace, "n + 3");
    let text = solo(&workspace);
    says(
        &text,
        &["`four_is_eight` was seen red", "cargo kata back tiny --src"],
    );
    assert!(!text.contains("red again"), "{text}");
    let back = workspace.kata(&["back", "tiny", "--src"]).assert().code(0);
    drop(back);
    says(&solo(&workspace), &["→ refactor", "2 of 2"]);
    workspace
        .kata(&["log", "tiny"])
        .assert()
        .stdout(contains("changed behaviour").not());
}

#[test]
fn the_exit_status_says_whether_all_own_tests_pass() {
    let workspace = workspace(EMPTY);
    workspace.kata(&["solo", "tiny"]).assert().code(1);
    workspace.write(
        MINE,
        "#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n",
    );
    workspace.kata(&["solo", "tiny"]).assert().code(0);
}

/// As flips leave it.
#[test]
fn tests_that_were_there_before_and_are_green_are_no_step() {
    let mine = "#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let text = solo(&workspace(mine));
    says(
        &text,
        &[
            "`limit` was here before solo began and is green",
            "→ red wanted",
        ],
    );
}

#[test]
fn code_that_is_not_the_starter_is_noticed_at_the_beginning() {
    let workspace = workspace(EMPTY);
    code(&workspace, "n * 2");
    says(
        &solo(&workspace),
        &["is no longer the starter", "cargo kata reset tiny"],
    );
    assert!(
        !solo(&workspace).contains("not the starter"),
        "once is enough"
    );
}

#[test]
fn a_test_that_calls_something_private_is_told_to_come_in_by_the_front_door() {
    let workspace = workspace("#[test]\nfn a() {\n    tiny::hidden();\n}\n");
    let code = workspace.read(SRC) + "\nfn hidden() {}\n";
    workspace.write(SRC, &code);
    says(
        &solo(&workspace),
        &[
            "▲ it does not compile",
            "`hidden` is private",
            "katas/tiny/src/lib.rs",
        ],
    );
}

#[test]
fn a_test_that_calls_what_only_the_learner_s_code_has_is_told_so() {
    let workspace = workspace("#[test]\nfn a() {\n    assert_eq!(tiny::own(), 1);\n}\n");
    let code = workspace.read(SRC) + "\npub fn own() -> u32 {\n    2\n}\n";
    workspace.write(SRC, &code);
    says(
        &solo(&workspace),
        &[
            "do not compile with the reference",
            "something that only your code has",
        ],
    );
    // It stays until the tests change, and the end of a part has it too.
    says(&solo(&workspace), &["something that only your code has"]);
    let output = workspace.kata(&["solo", "tiny", "--finish"]).output();
    let text = String::from_utf8_lossy(&output.expect("it runs").stdout).into_owned();
    says(
        &text,
        &[
            "cannot find function `own`",
            " --> katas/tiny/tests/mine.rs:3",
        ],
    );
}

/// A function of the starter that the learner took out.
#[test]
fn the_signature_of_what_is_missing_is_that_of_the_starter() {
    let workspace = workspace(&doubles("a", 3, 6));
    let code = workspace
        .read(SRC)
        .replace("pub fn double", "pub fn triple");
    workspace.write(SRC, &code);
    says(
        &solo(&workspace),
        &["`pub fn double(n: u32) -> u32`", "in katas/tiny/src/lib.rs"],
    );
}

#[test]
fn code_that_does_not_compile_is_no_step() {
    let workspace = workspace(&doubles("a", 3, 6));
    solo(&workspace);
    code(&workspace, "\"six\"");
    says(
        &solo(&workspace),
        &[
            "▲ it does not compile",
            "mismatched types",
            "Your code does not compile",
        ],
    );
    let workspace = self::workspace(EMPTY);
    code(&workspace, "\"six\"");
    workspace.write(MINE, &doubles("a", 3, 6));
    says(&solo(&workspace), &["Solo hides the given tests"]);
    let again = solo(&workspace);
    assert!(!again.contains("Solo hides"), "once is enough: {again}");
}

#[test]
fn given_tests_that_were_changed_are_named_once() {
    let workspace = workspace(EMPTY);
    let suites = "0123456789abcdef0123456789abcdef tests/unit.rs\nunit tests/unit.rs: 5 tests\n";
    workspace.pack_with_suites("tiny", suites);
    workspace.write(MINE, &doubles("a", 3, 6));
    says(
        &solo(&workspace),
        &[
            "tests/unit.rs was changed",
            "Solo does not run the given tests",
        ],
    );
    assert!(!solo(&workspace).contains("was changed"), "once is enough");
}

/// The learner's tests lie beside them.
#[test]
fn the_command_that_brings_the_given_tests_back_leaves_one_s_own_alone() {
    let workspace = workspace(EMPTY);
    let suites = "0123456789abcdef0123456789abcdef tests/unit.rs\nunit tests/unit.rs: 5 tests\n";
    workspace.pack_with_suites("tiny", suites);
    let unit = workspace.read("katas/tiny/tests/unit.rs");
    for args in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &[
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@localhost",
            "commit",
            "--quiet",
            "--message",
            "a",
        ],
    ] {
        let mut git = std::process::Command::new("git");
        let status = git.args(args).current_dir(workspace.path()).status();
        assert!(status.expect("git runs").success(), "{args:?}");
    }
    let mine = doubles("a", 3, 6);
    workspace.write(MINE, &mine);
    workspace.write("katas/tiny/tests/list.md", "- [ ] a\n");
    workspace.write("katas/tiny/tests/unit.rs", &(unit.clone() + "// more\n"));
    let said = solo(&workspace);
    let begin = said
        .find("git checkout")
        .unwrap_or_else(|| panic!("{said}"));
    let end = begin + said[begin..].find(" (or").expect("its end");
    let status = std::process::Command::new("sh")
        .args(["-c", &said[begin..end]])
        .current_dir(workspace.path())
        .status();
    assert!(status.expect("it runs").success(), "{said}");
    assert_eq!(workspace.read("katas/tiny/tests/unit.rs"), unit);
    assert_eq!(workspace.read(MINE), mine);
    assert_eq!(workspace.read("katas/tiny/tests/list.md"), "- [ ] a\n");
}

/// The learner's code and a test agree, and both are wrong.
#[test]
fn a_wrong_test_that_the_own_code_passes_is_to_be_fixed() {
    let workspace = workspace(&(EMPTY.to_owned() + &doubles("three_is_nine", 3, 9)));
    code(&workspace, "n * 3");
    let wrong = [
        "→ red wanted",
        "1 of 1, 1 refused",
        "the test `three_is_nine`, and then your code, which passes it",
    ];
    says(&solo(&workspace), &wrong);
    workspace.kata(&["solo", "tiny"]).assert().code(1);
}

/// The learner's own program, and that of the reference.
#[test]
fn a_test_of_the_whole_program_runs_it() {
    let program = "env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")))";
    let mine = format!(
        "#[test]\nfn it_prints() {{\n    let output = std::process::Command::new({program}).arg(\"21\").output().unwrap();\n    \
         assert_eq!(String::from_utf8_lossy(&output.stdout), \"42\\n\");\n}}\n"
    );
    let workspace = workspace(&mine);
    says(&solo(&workspace), &["→ green wanted", "mine::it_prints"]);
    code(&workspace, "n * 2");
    workspace.write(
        "katas/tiny/src/main.rs",
        &workspace.read("solutions/tiny/src/main.rs"),
    );
    says(&solo(&workspace), &["→ refactor", "1 of 1"]);
}

#[rstest]
#[case::an_unknown_kata(&["solo", "tyni"], "there is no kata or command `tyni`; did you mean `tiny`?")]
#[case::an_unknown_part(&["solo", "tiny", "--part", "7"], "the kata `tiny` has no part 7: its parts are 1 to 1")]
fn what_cannot_be_asked_for_is_an_error(#[case] args: &[&str], #[case] says: &str) {
    let workspace = workspace(EMPTY);
    workspace.kata(args).assert().code(2).stderr(contains(says));
}

#[test]
fn a_kata_without_a_file_for_own_tests_says_where_it_belongs() {
    let workspace = workspace(EMPTY);
    std::fs::remove_file(workspace.path().join(MINE)).expect("it is removed");
    let mut command = workspace.kata(&["solo", "tiny"]);
    let said = command.assert().code(2);
    said.stderr(contains(format!("there is no {MINE}")).and(contains("make it")));
}

#[test]
fn without_the_reference_the_circle_goes_on_and_says_what_is_not_known() {
    let workspace = workspace(&doubles("a", 3, 6));
    std::fs::remove_dir_all(workspace.path().join("solutions/tiny/src")).expect("it is removed");
    std::fs::remove_file(workspace.path().join("solutions/tiny/Cargo.toml"))
        .expect("it is removed");
    workspace.write(
        "Cargo.toml",
        &workspace.read("Cargo.toml").replace("\"solutions/*\"", ""),
    );
    says(
        &solo(&workspace),
        &["→ green wanted", "not known whether your tests are right"],
    );
}

/// The end of a part: what is missing has the name of its rule.
#[test]
fn the_end_of_a_part_names_what_is_missing_by_rule() {
    let workspace = workspace(EMPTY);
    seen_by(&workspace);
    let rule = "//! rule: The limit stays.\n";
    workspace.replace(
        "solutions/tiny/impostors/changes_a_const_fn.rs",
        "//! rule: Shapes.\n",
        rule,
    );
    let finish = |code: i32, words: &[&str]| {
        let output = workspace
            .kata(&["solo", "tiny", "--finish"])
            .output()
            .expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        says(&text, words);
        assert_eq!(output.status.code(), Some(code), "{text}");
        text
    };
    finish(
        1,
        &[
            "your code: 3 of 5 given tests; your tests: there are none yet",
            "rules that your code misses",
            "- `double` makes twice as much",
        ],
    );
    workspace.write(MINE, &doubles("wrong", 3, 7));
    finish(
        1,
        &[
            "your tests: 1 refuses right code, so no impostor was run",
            "they fail on the reference: wrong",
        ],
    );
    // The others are worth what they are worth.
    workspace.write(MINE, &(doubles("wrong", 3, 7) + &doubles("a", 3, 6)));
    finish(
        1,
        &[
            "your tests: 1 refuses right code; of the others 1 of 2 impostors caught",
            "rules that your tests do not hold - The limit stays.",
            "they fail on the reference: wrong",
            "fix let these tests ask for what the README says",
        ],
    );
    workspace.write(MINE, &doubles("a", 3, 6));
    code(&workspace, "n * 2");
    workspace.write(
        "katas/tiny/src/main.rs",
        &workspace.read("solutions/tiny/src/main.rs"),
    );
    let text = finish(
        1,
        &[
            "your code: 5 of 5 given tests; your tests: 1 of 2 impostors caught, all twins accepted; 1 of 2 rules held",
            "rules that your tests do not hold - The limit stays.",
        ],
    );
    assert!(
        !text.contains("assert") && !text.contains("rules that your code"),
        "{text}"
    );
    let limit = "\n#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    workspace.write(MINE, &(doubles("a", 3, 6) + limit));
    finish(
        0,
        &[
            "2 of 2 impostors caught, all twins accepted ✔ part 1 is done",
            "compare cargo kata solution tiny --reveal",
            "flip cargo kata flip tiny",
        ],
    );
    let at_the_end = solo(&workspace);
    says(
        &at_the_end,
        &[
            "✔ finished",
            "All parts are finished.",
            "flip cargo kata flip tiny",
            "compare cargo kata solution tiny --reveal",
        ],
    );
    assert!(
        !at_the_end.contains("wanted") && !at_the_end.contains("write katas"),
        "{at_the_end}"
    );
    workspace.write(
        MINE,
        &(doubles("a", 3, 6) + limit + &doubles("seven", 7, 14)),
    );
    finish(
        1,
        &[
            "1 refuse a twin",
            "they refuse another right version: seven",
        ],
    );
    workspace.write(SRC, "nonsense");
    finish(1, &["your code: 0 of 5 given tests", "error"]);
}

/// The impostors of the kata say which given test sees them first.
fn seen_by(workspace: &Workspace) {
    for (impostor, test) in [
        ("adds_two", "double_is_twice"),
        ("changes_a_const_fn", "the_limit_is_100"),
    ] {
        let file = format!("solutions/tiny/impostors/{impostor}.rs");
        workspace.replace(
            &file,
            "//! severity: major\n",
            &format!("//! severity: major\n//! seen by: unit::{test}\n"),
        );
    }
}

#[test]
fn given_tests_that_were_changed_end_no_part() {
    let workspace = workspace(&doubles("a", 3, 6));
    let suites = "0123456789abcdef0123456789abcdef tests/unit.rs\nunit tests/unit.rs: 5 tests\n";
    workspace.pack_with_suites("tiny", suites);
    workspace
        .kata(&["solo", "tiny", "--finish"])
        .assert()
        .code(1)
        .stdout(contains("not as it ships: tests/unit.rs was changed"))
        .stdout(contains("fix       what is not as it ships"))
        .stdout(contains("next").not());
}

const LIST: &str = "katas/tiny/tests/list.md";

#[test]
fn the_list_is_made_at_the_first_run_and_ticked_by_tests_that_were_red_and_are_green() {
    let workspace = workspace(EMPTY);
    says(&solo(&workspace), &["katas/tiny/tests/list.md"]);
    says(
        &workspace.read(LIST),
        &["boundaries", "empty", "error", "repetition", "order"],
    );
    let own = "Mine, and  no one else's:\n- [ ] three is six\n- [ ] the limit\n";
    workspace.write(LIST, own);
    workspace.write(MINE, &doubles("three_is_six", 3, 6));
    says(&solo(&workspace), &["→ green wanted"]);
    assert_eq!(workspace.read(LIST), own, "it is not green yet");
    code(&workspace, "n * 2");
    says(
        &solo(&workspace),
        &["the next test on your list: the limit"],
    );
    assert_eq!(workspace.read(LIST), own.replace("[ ] three", "[x] three"));
    // It is the learner's: it comes back with their tests, and asks for no run of the given ones.
    workspace
        .kata(&["tiny"])
        .assert()
        .stdout(contains("* changed").not());
    workspace.write(LIST, "no list\n");
    says(
        &solo(&workspace),
        &["note: katas/tiny/tests/list.md stays as it is"],
    );
    assert!(
        !solo(&workspace).contains("stays as it is"),
        "once is enough"
    );
    assert_eq!(workspace.read(LIST), "no list\n");
    workspace
        .kata(&["back", "tiny", "--tests"])
        .assert()
        .code(0);
    assert_eq!(workspace.read(LIST), own.replace("[ ] three", "[x] three"));
}

/// The same circle on a screen, where each save is a step.
#[test]
fn a_watched_circle_follows_each_save_with_all_its_wrong_turns() {
    let workspace = workspace(EMPTY);
    let mut screen = workspace.screen(&["solo", "tiny", "--watch"]);
    let own = |tests: &str| workspace.save(MINE, &(EMPTY.to_owned() + tests));
    screen.wait_for("→ red wanted");
    screen.wait_for("Solo hides the given tests");
    let twice = doubles("three_is_six", 3, 6);
    own(&twice.replace("double(", "twice("));
    screen.wait_for("▲ it does not compile");
    screen.wait_for("There is no `twice`");
    own(&twice);
    screen.wait_for("→ green wanted");
    screen.wait_for("mine::three_is_six");
    screen.press("h");
    screen.wait_for("The limit is 100.");
    screen.press("?");
    screen.wait_for("the rules of this part");
    screen.press("\u{1b}");
    code(&workspace, "let _ = n; 6");
    screen.wait_for("→ refactor");
    let green = twice + &doubles("again", 3, 6);
    own(&green);
    screen.wait_for("green on arrival");
    screen.wait_for("→ red wanted");
    own(&(green.clone() + &doubles("four_is_nine", 4, 9)));
    screen.wait_for("fails on the reference");
    let right = green + &doubles("four_is_eight", 4, 8) + &doubles("five_is_ten", 5, 10);
    own(&right);
    screen.wait_for("2 tests are red at once");
    screen.wait_for("`four_is_nine` is gone");
    screen.wait_for("→ green wanted");
    code(&workspace, "n * 2");
    screen.wait_for("■ 4 of 4");
    code(&workspace, "n + 2");
    screen.wait_for("was seen red");
    code(&workspace, "n * 2");
    screen.wait_for("→ refactor");
    code(&workspace, "n + 2");
    screen.wait_for("were green and are red");
    code(&workspace, "n * 2");
    screen.wait_for("→ refactor");
    own(&(right + &doubles("seven", 7, 14)));
    screen.wait_for("refused: `seven`");
    own("");
    screen.wait_for("are gone from your tests");
    screen.wait_for("→ red wanted");
    own(&doubles("three_is_six", 3, 6));
    screen.wait_for("■ 1 of 1");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert!(workspace.entries().len() > 10);
}

#[test]
fn without_a_terminal_a_watched_circle_prints_a_line_for_each_save() {
    use std::io::{BufRead, BufReader};
    let workspace = workspace(EMPTY);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_kata"))
        .args(["solo", "tiny", "--watch"])
        .current_dir(workspace.path())
        .envs(workspace.environment())
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut next = || lines.next().expect("a line").expect("text");
    assert_eq!(next(), "tiny  → red wanted");
    workspace.save(MINE, &doubles("a", 3, 6));
    assert_eq!(next(), "tiny  → green wanted  0 of 1");
    code(&workspace, "n * 2");
    assert_eq!(next(), "tiny  → refactor  1 of 1");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

/// Who follows the given tests has one test of their own after each part.
#[test]
fn after_a_part_of_the_given_tests_there_is_a_place_for_one_of_one_s_own() {
    let workspace = workspace(EMPTY);
    workspace.write(
        "katas/tiny/tests/unit.rs",
        "mod one {\n    #[test]\n    fn double_is_twice() {\n        assert_eq!(tiny::double(3), 6);\n    }\n}\n\n\
         mod two {\n    #[test]\n    fn the_limit_is_100() {\n        assert_eq!(tiny::limit(), 100);\n    }\n}\n",
    );
    workspace.replace(
        "solutions/tiny/impostors/adds_two.rs",
        "//! severity: major\n",
        "//! severity: major\n//! seen by: unit::one::double_is_twice\n",
    );
    workspace.kata(&["tiny"]).assert().code(1);
    code(&workspace, "n * 2");
    let place =
        "write the next test yourself: katas/tiny/tests/mine.rs:2: “The rules”:\n  `double` makes";
    workspace
        .kata(&["tiny"])
        .assert()
        .stdout(contains("part 1 is done"))
        .stdout(contains(place))
        .stdout(contains("cargo kata flip tiny --part 1"));
}

/// Copies a folder of the real workspace.
fn copy(workspace: &Workspace, from: &str, to: &str) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace");
    for entry in std::fs::read_dir(root.join(from)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let (from, to) = (format!("{from}/{name}"), format!("{to}/{name}"));
        if entry.path().is_dir() {
            copy(workspace, &from, &to);
        } else {
            let bytes = std::fs::read(entry.path()).expect("a file");
            let to = workspace.path().join(to);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::write(to, bytes).expect("it is copied");
        }
    }
}

/// A kata of the course under a name of its own, since the real one is built in the same target folder.
fn real_kata(kata: &str) -> Workspace {
    let workspace = Workspace::empty();
    copy(&workspace, &format!("katas/{kata}"), "katas/solotdd");
    copy(
        &workspace,
        &format!("solutions/{kata}"),
        "solutions/solotdd",
    );
    for (manifest, package) in [
        (
            "katas/solotdd/Cargo.toml",
            format!("name = \"{kata}\"\ndescription"),
        ),
        (
            "solutions/solotdd/Cargo.toml",
            format!("name = \"{kata}-solution\"\n"),
        ),
    ] {
        workspace.replace(manifest, &package, &package.replace(kata, "solotdd"));
        let text = workspace
            .read(manifest)
            .replace(&format!("katas/{kata}/"), "katas/solotdd/");
        let bin = text.find("[[bin]]").expect("a program");
        let text = format!(
            "{}{}",
            &text[..bin],
            text[bin..].replacen(&format!("\"{kata}"), "\"solotdd", 1)
        );
        workspace.write(manifest, &text);
    }
    workspace
}

/// Puts a block of the page into a file: a test below the others or in place of the one of its name, a function to the end
/// of the file.
fn put(workspace: &Workspace, file: &str, block: &str) {
    let file = format!("katas/solotdd/{file}");
    let text = workspace.read(&file);
    let head = block
        .lines()
        .find(|line| line.contains("fn "))
        .expect("a function");
    let name = &head[..head.find('(').expect("its arguments")];
    let begin = text.find(&format!("#[test]\n{name}(")).or_else(|| {
        let function = text.find(&format!("\n{name}("));
        function.map(|at| at + 1)
    });
    let text = match begin {
        Some(begin) => {
            let end = begin + text[begin..].find("\n}\n").expect("its end") + 3;
            format!("{}{block}{}", &text[..begin], &text[end..])
        }
        None => format!("{text}\n{block}"),
    };
    workspace.write(&file, &text);
}

/// Every step of the book's page about solo, on the kata that it names. Where that kata was removed the page is about nothing
/// in the course.
#[test]
fn the_page_of_the_book_is_what_happens() {
    let page = include_str!("../../../docs/src/solo.md");
    let named = page.split("\ncargo kata solo ").nth(1);
    let kata = named.and_then(|rest| rest.split_whitespace().next());
    let kata = kata.expect("a command");
    if !has_kata(kata) {
        assert!(had_kata(kata), "the course has and had no kata `{kata}`");
        return;
    }
    let workspace = real_kata(kata);
    let mut args = vec!["solo", "solotdd"];
    let mut seen = 0;
    for block in page.split("```").skip(1).step_by(2) {
        let (info, block) = block.split_once('\n').expect("a block");
        match info.rsplit_once("file=") {
            Some((_, file)) => put(&workspace, file, block),
            None if info == "sh" && block.contains("--finish") => {
                args.extend(["--part", "1", "--finish"]);
            }
            None if info == "text" => {
                let output = workspace.kata(&args).output().expect("it runs");
                let text = String::from_utf8_lossy(&output.stdout).replace("solotdd", kata);
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                says(&text, &block.lines().collect::<Vec<_>>());
                seen += 1;
            }
            None => {}
        }
    }
    assert_eq!(seen, 12, "outputs");
}
