//! Twins: right variants of a solution, which every test has to accept.

use predicates::str::contains;
use serde_json::json;

use crate::flip;
use crate::workspace::Workspace;

/// Its title, how it is written, and what it is.
fn twin(title: &str, rule: &str, text: &str) -> String {
    format!(
        "//! title: {title}\n//! freedom: algorithm\n//! rule: {rule}\n//!\n//! Why {title} is right.\n\n{text}"
    )
}

const ADDS: &str = "pub fn double(n: u32) -> u32 {\n    n + n\n}\n";
/// What it does for 7 is not asked by the kata's own tests.
const SAYS_NOTHING_OF_SEVEN: &str =
    "pub fn double(n: u32) -> u32 {\n    if n == 7 { 0 } else { n * 2 }\n}\n";

/// The kata of the flips, with a README of one rule, an impostor and these twins.
fn workspace(twins: &[(&str, &str)], mine: &str) -> Workspace {
    let workspace = flip::workspace(&flip::ALL[..2], mine);
    workspace.write(
        "katas/tiny/README.md",
        "# Tiny\n\nTwice **as\nmuch**, but for 7.\n",
    );
    for (name, text) in twins {
        let text = twin(name, "Twice as much, but for 7.", text);
        workspace.write(&format!("solutions/tiny/twins/{name}.rs"), &text);
    }
    workspace
}

#[test]
fn a_twin_that_all_tests_accept_opens_the_gate_and_stands_in_the_table() {
    let workspace = workspace(
        &[("adds", ADDS), ("odd", SAYS_NOTHING_OF_SEVEN)],
        "//! None.\n",
    );
    let verify = workspace.kata(&["verify", "tiny", "--gate", "4", "--json"]);
    let output = { verify }.assert().code(0).get_output().stdout.clone();
    let document: serde_json::Value = serde_json::from_slice(&output).expect("a document");
    assert_eq!(
        document["katas"][0]["twins"][0],
        json!({
            "name": "adds", "title": "adds", "freedom": "algorithm",
            "rule": "Twice as much, but for 7.", "apart": false, "of": 5, "refused_by": []
        })
    );
}

#[test]
fn a_twin_that_a_test_refuses_shuts_the_gate_and_names_the_test_and_the_freedom() {
    let workspace = workspace(
        &[
            ("adds", ADDS),
            ("halves", "pub fn double(n: u32) -> u32 {\n    n / 2\n}\n"),
        ],
        "//! None.\n",
    );
    workspace
        .kata(&["verify", "tiny", "--gate", "4"])
        .assert()
        .code(1)
        .stdout(contains(
            "the twin `halves` is right, and these tests refuse it: unit::double_is_twice",
        ))
        .stdout(contains("its freedom is algorithm: Why halves is right."))
        .stdout(contains("at solutions/tiny/twins/halves.rs"));
}

#[test]
fn the_table_says_how_many_tests_accept_a_twin() {
    workspace(&[("adds", ADDS)], "//! None.\n")
        .kata(&["verify", "tiny", "--gate", "4"])
        .assert()
        .code(0)
        .stdout(contains("algorithm, accepted by all 5 tests\n"));
}

#[test]
fn a_rule_that_the_readme_does_not_have_shuts_the_gate() {
    let workspace = workspace(&[], "//! None.\n");
    workspace.write(
        "solutions/tiny/twins/adds.rs",
        &twin("adds", "Thrice as much", ADDS),
    );
    workspace
        .kata(&["verify", "tiny", "--gate", "4"])
        .assert()
        .code(1)
        .stdout(contains(
            "the README does not have the rule that the twin `adds` names: Thrice as much",
        ));
}

/// One that only a twin refuses asks for what no rule says. It does not count, and the flip is red until it is changed.
#[test]
fn a_learner_s_test_that_refuses_a_twin_is_named_with_the_nearest_rule_and_does_not_count() {
    let mine = "#[test]\nfn pins_seven() {\n    assert_eq!((tiny::double(7), tiny::double(3)), (14, 6));\n}\n\n\
                #[test]\nfn fair() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = workspace(&[("adds", ADDS), ("odd", SAYS_NOTHING_OF_SEVEN)], mine);
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        flip["pins"],
        json!([{
            "test": "pins_seven", "refuses": "odd", "freedom": "algorithm", "rule": "Twice as much, but for 7."
        }])
    );
    assert_eq!(flip["light"], "red");
    assert_eq!(flip["at_large"], json!({ "major": 1 }));
    assert_eq!(flip["idle_tests"], json!([]));
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("your tests accept the reference, and not every other right version"))
        .stdout(contains("  pins_seven\n    it pins the way to the answer, and does not count: it refuses a right\n    version (odd). No rule says this;"))
        .stdout(contains("comes nearest is: Twice as\n    much, but for 7."))
        .stdout(contains("1 of 2 impostors"));
}

/// The form of an issue takes the file.
#[test]
fn tests_that_refuse_right_code_are_kept_in_a_file_that_an_issue_takes() {
    let mine = "#[test]\nfn pins_seven() {\n    assert_eq!(tiny::double(7), 14);\n}\n\n\
                #[test]\nfn fair() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = workspace(&[("odd", SAYS_NOTHING_OF_SEVEN)], mine);
    let keep = || workspace.kata(&["flip", "tiny", "--keep"]);
    keep()
        .assert()
        .code(1)
        .stderr(contains("note: kept in .kata/kept/tiny-1.md: 1 test that refuses right code. To report it, paste the file into the field \"What `--keep` wrote\""));
    let kept = workspace.read(".kata/kept/tiny-1.md");
    for says in [
        "## The test `pins_seven` refuses right code\n\nIt fails on a version that is right: odd. Its freedom: algorithm.",
        "comes nearest: Twice as much, but for 7.\n\n```rust\n#[test]\nfn pins_seven() {\n",
        "## All my tests\n\n```rust\n#[test]\nfn pins_seven()",
    ] {
        assert!(kept.contains(says), "{kept}");
    }
    assert!(!kept.contains("the test `fair`"), "{kept}");
    keep().assert().stderr(contains(
        "nothing has changed since it was kept in .kata/kept/tiny-1.md",
    ));
    // On the reference, with a message that says where the learner's files are.
    let home = std::env::home_dir().expect("a home");
    let secret = format!(
        "#[test]\nfn refuses() {{\n    panic!(\"no {{}} in {{}}\", {:?}, std::env::current_dir().unwrap().display());\n}}\n",
        home.join("diary")
    );
    workspace.write("katas/tiny/tests/mine.rs", &secret);
    keep()
        .assert()
        .code(1)
        .stderr(contains("kept in .kata/kept/tiny-2.md"));
    let second = workspace.read(".kata/kept/tiny-2.md");
    assert!(
        second.contains("It fails on the reference.\n\n```text\nno ~/diary in "),
        "{second}"
    );
    let places = [home.as_path(), workspace.path()];
    for place in places.map(|place| place.to_string_lossy().into_owned()) {
        assert!(!second.contains(&place), "{place} is in {second}");
    }
    assert_eq!(workspace.read(".kata/kept/tiny-1.md"), kept);
    // What the file says of the form is in the form.
    let form = include_str!("../../../.github/ISSUE_TEMPLATE/wrong-solution-passes.yml");
    assert!(form.contains("label: What `--keep` wrote\n"), "{form}");
}

/// The learner's own tests see what the given ones do not.
#[test]
fn a_wrong_solution_that_the_given_tests_let_through_is_kept() {
    let mine = "#[test]\nfn sees_seven() {\n    assert_eq!(tiny::double(7), 14);\n}\n";
    let workspace = workspace(&[("adds", ADDS)], mine);
    workspace
        .kata(&["flip", "tiny", "--keep"])
        .assert()
        .stderr(contains("note: there is nothing to keep"));
    assert!(!workspace.path().join(".kata/kept").exists());
    let solution = workspace.read("solutions/tiny/src/lib.rs");
    workspace.write(
        "katas/tiny/src/lib.rs",
        &solution.replace("n * 2", "if n == 7 { 13 } else { n * 2 }"),
    );
    let program = workspace.read("solutions/tiny/src/main.rs");
    workspace.write("katas/tiny/src/main.rs", &program);
    workspace
        .kata(&["flip", "tiny", "--keep"])
        .assert()
        .stderr(contains(
            "kept in .kata/kept/tiny-1.md: 1 wrong solution that passes.",
        ));
    let kept = workspace.read(".kata/kept/tiny-1.md");
    for says in [
        "## Code that the given tests let through\n\nAll given tests pass. Of my tests these fail, and they pass on all right code: `sees_seven`.",
        "left: 13\n right: 14\n",
        "```rust\n// double\n/// Twice as much.\n#[must_use]\npub fn double(n: u32) -> u32 {\n    if n == 7 { 13 }",
    ] {
        assert!(kept.contains(says), "{kept}");
    }
    assert!(!kept.contains("pub const fn limit"), "{kept}");
}
