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
            "rule": "Twice as much, but for 7.", "apart": false, "refused_by": []
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
