//! Questions to the reference: what counts, what does not, and what is said.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::demo::workspace;
#[cfg(unix)]
use crate::history::path_without_git;

#[test]
fn the_reference_answers_and_the_log_keeps_it() {
    let workspace = workspace();
    workspace
        .kata(&["ask", "sums", "add(&[1, 2])"])
        .assert()
        .code(0)
        .stdout(contains("sums · question 1 of 5 about part 1: unit\n"))
        .stdout(contains("  you ask  add(&[1, 2])\n  answer   3\n"));
    workspace
        .kata(&["log", "sums"])
        .assert()
        .stdout(contains("· asked  add(&[1, 2]): 3"));
    let entries = workspace.json(&["log", "sums", "--json"]);
    let entry = &entries["entries"][0];
    assert_eq!(
        (
            &entry["event"],
            &entry["part"],
            &entry["question"],
            &entry["answer"]
        ),
        (
            &"asked".into(),
            &1.into(),
            &"add(&[1, 2])".into(),
            &"3".into()
        )
    );
}

/// A new course has none before its first build, and the copy that answers is built from it.
#[test]
fn a_course_without_a_lock_file_gets_one() {
    let workspace = workspace();
    std::fs::remove_file(workspace.path().join("Cargo.lock")).expect("a lock file");
    workspace
        .kata(&["ask", "sums", "add(&[1, 2])"])
        .assert()
        .code(0)
        .stdout(contains("answer   3\n"));
    assert!(workspace.read("Cargo.lock").contains("name = \"sums\""));

    // Cargo says why there is none.
    std::fs::remove_file(workspace.path().join("Cargo.lock")).expect("a lock file");
    let manifest = "solutions/sums/Cargo.toml";
    let text = workspace.read(manifest) + "\n[dependencies]\nno-such-crate-anywhere = \"1\"\n";
    workspace.write(manifest, &text);
    workspace
        .kata(&["ask", "sums", "add(&[1, 3])"])
        .assert()
        .code(3)
        .stderr(contains("cargo could not make Cargo.lock"))
        .stderr(contains("no-such-crate-anywhere"));
}

#[test]
fn the_same_question_is_answered_from_the_log() {
    let workspace = workspace();
    let question = ["ask", "sums", "add(&[7])"];
    workspace.kata(&question).assert().code(0);
    workspace
        .kata(&question)
        .assert()
        .code(0)
        .stdout(contains("asked before: entry 1 of the log"))
        .stdout(contains("answer   7"));
    workspace
        .kata(&["ask", "sums", "add(&[8])"])
        .assert()
        .stdout(contains("question 2 of 5"));
}

#[test]
fn a_part_has_five_questions_and_another_part_has_its_own() {
    let workspace = workspace();
    for number in 1..=5 {
        let question = format!("add(&[{number}])");
        workspace
            .kata(&["ask", "sums", &question, "--part", "2"])
            .assert()
            .code(0)
            .stdout(contains(format!(
                "question {number} of 5 about part 2: more"
            )));
    }
    workspace
        .kata(&["ask", "sums", "add(&[6])", "--part", "2"])
        .assert()
        .code(1)
        .stderr(contains("the 5 questions about part 2 (more) are used up"))
        .stderr(contains("katas/sums/README.md"));
    workspace
        .kata(&["ask", "sums", "add(&[6])", "--part", "3"])
        .assert()
        .code(0)
        .stdout(contains("question 1 of 5 about part 3: e2e"));
}

#[test]
fn without_a_part_it_is_that_of_the_test_in_focus() {
    let workspace = workspace();
    workspace.write(
        "katas/sums/src/lib.rs",
        "pub fn add(numbers: &[u32]) -> u32 { numbers.first().copied().unwrap_or(0) }\n\
         pub fn even(_: u32) -> bool { todo!() }\n",
    );
    workspace.kata(&["sums"]).assert().code(1);
    workspace
        .kata(&["ask", "sums", "even(2)"])
        .assert()
        .stdout(contains("about part 2: more"));
}

#[rstest]
#[case::a_panic("add(&[u32::MAX, 1])", "it panics: attempt to add with overflow")]
#[case::an_end("std::process::exit(3)", "no value: the process exited with status 3")]
fn where_there_is_no_value_it_says_why(#[case] question: &str, #[case] answer: &str) {
    workspace()
        .kata(&["ask", "sums", question])
        .assert()
        .code(0)
        .stdout(contains(answer));
}

#[test]
fn a_question_that_does_not_compile_is_not_counted_and_shows_nothing_of_the_reference() {
    let workspace = workspace();
    workspace
        .kata(&["ask", "sums", "ad(&[1])"])
        .assert()
        .code(1)
        .stderr(contains(
            "the question does not compile, so it is not counted",
        ))
        .stderr(contains("cannot find function `ad`"))
        .stderr(contains("pub fn").not());
    workspace
        .kata(&["ask", "sums", "add(&[1])"])
        .assert()
        .stdout(contains("question 1 of 5"));
}

#[rstest]
#[case::nothing(" ", "the question is empty")]
#[case::half_an_expression("add(", "`add(` is no expression of Rust")]
#[case::two("1; 2", "is no expression of Rust")]
#[case::a_binding("let x = 1", "has no value to show")]
#[case::a_long_one(&"1 + ".repeat(120), "the question has 479 characters, and 400 are the most")]
fn what_is_no_question_says_what_one_is(#[case] question: &str, #[case] says: &str) {
    workspace()
        .kata(&["ask", "sums", question])
        .assert()
        .code(2)
        .stderr(contains(says))
        .stderr(contains("cargo kata ask sums 'EXPRESSION'"));
}

#[test]
fn a_part_that_does_not_exist_is_named() {
    workspace()
        .kata(&["ask", "sums", "1", "--part", "9"])
        .assert()
        .code(2)
        .stderr(contains("the kata `sums` has no part 9: it has 3"));
}

#[test]
fn without_a_reference_there_is_nothing_to_ask() {
    let workspace = workspace();
    std::fs::remove_dir_all(workspace.path().join("solutions")).expect("a folder of its own");
    workspace
        .kata(&["ask", "sums", "1"])
        .assert()
        .code(2)
        .stderr(contains("the kata `sums` cannot be asked"));
}

/// Without git there is no journal.
#[cfg(unix)]
#[test]
fn without_git_it_answers_and_says_that_it_is_not_counted() {
    let workspace = workspace();
    workspace
        .kata(&["ask", "sums", "add(&[1])"])
        .env("PATH", path_without_git(&workspace))
        .assert()
        .code(0)
        .stdout(contains("answer   1"))
        .stderr(contains("there is no git here"));
}
