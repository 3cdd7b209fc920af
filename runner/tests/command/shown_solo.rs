//! `kata demo --solo` and gate 6: how the first part of a kata is done in solo, with tests that are written on the way.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::demo::{gate_6, workspace as shown};
use crate::workspace::Workspace;

const TESTS: &str = "//! Own tests.\n\n#[test]\nfn none() {\n    assert_eq!(sums::add(&[]), 0);\n}\n\n\
                     #[test]\nfn one() {\n    assert_eq!(sums::add(&[5]), 5);\n}\n\n\
                     #[test]\nfn two() {\n    assert_eq!(sums::add(&[5, 6]), 11);\n}\n";

const STEPS: &str = "# Sums, alone\n\nYou write each test.\n\n\
## None\n\n```red\nmine::none\nby: not yet implemented\n```\n\n\
```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0\n}\n```\n\n\
## One\n\n```red\nmine::one\nby: right: 5\n```\n\n\
```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    numbers.iter().sum()\n}\n```\n\n\
That did more than was asked for.\n\n```green\nmine::two\n```\n";

/// The kata of the demo, which shows solo as well.
fn workspace() -> Workspace {
    let workspace = shown();
    workspace.write("solutions/sums/solo.rs", TESTS);
    workspace.write("solutions/sums/solo.md", STEPS);
    workspace
}

#[test]
fn tests_are_written_on_the_way_and_code_follows_them() {
    let workspace = workspace();
    let mine = workspace.path().join("katas/sums/tests/mine.rs");
    let said = workspace
        .kata(&["demo", "sums", "--solo", "--plain"])
        .assert()
        .code(0);
    said.stdout(
        contains("Sums, alone")
            .and(contains("✘ red mine::none"))
            .and(contains("solutions/sums/solo.rs:3"))
            .and(contains("expected  5"))
            .and(contains("✔ green already mine::two")),
    );
    assert!(!mine.exists(), "the learner's tests are the learner's");
    // The other walk-through is the other one still.
    let said = workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0);
    said.stdout(contains("Sums, grown").and(contains("mine::").not()));
    assert_eq!(gate_6(&workspace), "[]");
}

#[rstest]
#[case::a_test_that_is_green_on_arrival(
    "solo.md",
    ("```green\nmine::two\n```", "```red\nmine::two\nby: 11\n```\n\n```rust,green,file=src/lib.rs\n// More.\n```"),
    "`mine::two` should be red and is green"
)]
#[case::a_test_that_no_step_names(
    "solo.rs",
    ("#[test]\nfn two", "#[test]\nfn three() {}\n\n#[test]\nfn two"),
    "`mine::three` is named in no step"
)]
#[case::a_test_that_refuses_the_reference(
    "solo.rs",
    ("    assert_eq!(sums::add(&[5]), 5);", "    assert_eq!(sums::add(&[5]), 5);\n    assert!(std::panic::catch_unwind(|| sums::even(2)).is_err());"),
    "a test of solo refuses the reference: mine::one"
)]
#[case::code_that_fails_a_given_test(
    "solo.md",
    ("numbers.iter().sum()", "numbers.iter().sum::<u32>() - u32::from(numbers == [7])"),
    "fails a given test of part 1"
)]
#[case::steps_without_end("solo.md", ("```rust,green", "```rust,red"), "solutions/sums/solo.md")]
fn what_is_wrong_with_it_is_a_finding_of_gate_6(
    #[case] file: &str,
    #[case] (old, new): (&str, &str),
    #[case] says: &str,
) {
    let workspace = workspace();
    workspace.replace(&format!("solutions/sums/{file}"), old, new);
    let findings = gate_6(&workspace);
    assert!(findings.contains(says), "{findings}");
}

#[rstest]
#[case::no_tests("solo.rs")]
#[case::no_steps("solo.md")]
fn half_of_it_is_none(#[case] missing: &str) {
    let workspace = workspace();
    std::fs::remove_file(workspace.path().join("solutions/sums").join(missing))
        .expect("it is removed");
    let findings = gate_6(&workspace);
    assert!(
        findings.contains("the kata shows solo by half"),
        "{findings}"
    );
    let said = workspace.kata(&["demo", "sums", "--solo"]).assert().code(2);
    said.stderr(
        contains(format!("there is no solutions/sums/{missing}"))
            .and(contains("cargo kata demo sums")),
    );
}
