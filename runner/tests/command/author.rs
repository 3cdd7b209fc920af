//! `kata new`: what it makes is red as a kata should be and whole as a kata should be.

use predicates::str::contains;

use crate::workspace::Workspace;

#[test]
fn a_new_kata_is_red_by_its_own_program_and_verifies() {
    let workspace = Workspace::empty();
    workspace
        .kata(&["new", "two-words"])
        .assert()
        .code(0)
        .stdout(contains("cargo kata verify two-words"));
    let verdict = workspace.json(&["two-words", "--json"]);
    assert_eq!(verdict["light"], "red");
    let layers: Vec<_> = verdict["tests"]
        .as_array()
        .expect("tests")
        .iter()
        .map(|test| test["layer"].clone())
        .collect();
    assert_eq!(layers, ["unit", "unit", "integration", "e2e"]);
    workspace
        .kata(&["verify", "two-words"])
        .assert()
        .code(0)
        .stdout(contains("all passed"));
}

#[test]
fn a_name_that_is_there_already_changes_nothing() {
    let workspace = Workspace::with_kata("// mine\n", "");
    workspace
        .kata(&["new", "tiny"])
        .assert()
        .code(2)
        .stderr(contains("there is already katas"));
    assert_eq!(workspace.read("katas/tiny/src/lib.rs"), "// mine\n");
}

#[test]
fn a_name_that_cargo_would_refuse_is_explained() {
    Workspace::empty()
        .kata(&["new", "My Kata"])
        .assert()
        .code(2)
        .stderr(contains("lower-case letters"));
}
