//! `kata verify` for a kata whose starter is complete and wrong, and for impostors that say which layers see them.

use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

const SOLUTION: &str = "//! Sums.\n\n/// The sum.\n#[must_use]\npub fn add(a: u32, b: u32) -> u32 {\n    a + b\n}\n\n\
                        /// Twice as much.\n#[must_use]\npub fn twice(n: u32) -> u32 {\n    add(n, n)\n}\n";
const STARTER: &str = "//! Sums.\n\n/// The sum.\n#[must_use]\npub fn add(a: u32, b: u32) -> u32 {\n    a + b\n}\n\n\
                       /// Twice as much.\n#[must_use]\npub fn twice(n: u32) -> u32 {\n    add(n, 2)\n}\n";
const PLANTED: &str = "//! title: Adds two\n//! severity: major\n//! layers: integration\n//! planted: yes\n//! rule: Twice as much.\n//! asks: what is twice three?\n//!\n//! Twice is not two more.\n\n\
                       pub fn twice(n: u32) -> u32 {\n    add(n, 2)\n}\n";
const UNIT: &str = "/// Doc.\n#[test]\nfn sums() { assert_eq!(wrong::add(1, 2), 3); }\n\n\
                    /// Doc.\n#[test]\nfn two() { assert_eq!(wrong::twice(2), 4); }\n";
const INTEGRATION: &str = "/// Doc.\n#[test]\nfn three() { assert_eq!(wrong::twice(3), 6); }\n";

/// A kata `wrong`, whole and right as its author meant it: one bug is planted, and only integration sees it.
fn workspace() -> Workspace {
    let workspace = Workspace::with_kata("", "");
    workspace.add_kata("wrong", STARTER, UNIT);
    workspace.replace(
        "katas/wrong/Cargo.toml",
        "after = []\n",
        "after = []\nstarter-is-not-todo = \"it is complete and wrong\"\n",
    );
    workspace.write("katas/wrong/tests/integration.rs", INTEGRATION);
    workspace.write(
        "solutions/wrong/Cargo.toml",
        "[package]\nname = \"wrong-solution\"\nedition = \"2024\"\nautotests = false\n[lib]\nname = \"wrong\"\n\
         [[test]]\nname = \"unit\"\npath = \"../../katas/wrong/tests/unit.rs\"\n\
         [[test]]\nname = \"integration\"\npath = \"../../katas/wrong/tests/integration.rs\"\n",
    );
    workspace.write("solutions/wrong/src/lib.rs", SOLUTION);
    workspace.write("solutions/wrong/impostors/adds_two.rs", PLANTED);
    workspace
}

fn findings(workspace: &Workspace, gate: u64) -> String {
    let verified = workspace.json(&["verify", "wrong", "--gate", &gate.to_string(), "--json"]);
    let gates = verified["katas"][0]["gates"].as_array().expect("gates");
    let [gate] = gates.as_slice() else {
        panic!("one gate was asked for: {verified}");
    };
    assert_eq!(
        gate["passed"],
        Value::Bool(gate["findings"] == Value::Array(Vec::new()))
    );
    gate["findings"].to_string()
}

#[rstest]
#[case::the_starter(1)]
#[case::the_impostors(4)]
fn a_planted_bug_that_is_as_declared_passes(#[case] gate: u64) {
    assert_eq!(findings(&workspace(), gate), "[]");
}

#[rstest]
#[case::another_bug(
    "solutions/wrong/src/lib.rs",
    "a + b",
    "b + a",
    "it has `a + b` where that has `b + a`"
)]
#[case::its_line(
    "solutions/wrong/src/lib.rs",
    "a + b",
    "b + a",
    "katas/wrong/src/lib.rs:6"
)]
#[case::mended(
    "katas/wrong/src/lib.rs",
    "add(n, 2)",
    "add(n, n)",
    "it has `add(n, n)` where that has `add(n, 2)`"
)]
#[case::mended_is_green_too(
    "katas/wrong/src/lib.rs",
    "add(n, 2)",
    "add(n, n)",
    "but no test of integration is red"
)]
#[case::not_said(
    "katas/wrong/Cargo.toml",
    "starter-is-not-todo = \"it is complete and wrong\"",
    "",
    "ships with the impostor `adds_two`, but does not say so"
)]
#[case::without_a_reason(
    "katas/wrong/Cargo.toml",
    "it is complete and wrong",
    " ",
    "gives no reason"
)]
#[case::an_item_that_is_gone(
    "solutions/wrong/impostors/adds_two.rs",
    "fn twice",
    "fn thrice",
    "there is no `thrice` to replace"
)]
#[case::a_loop(
    "katas/wrong/src/lib.rs",
    "a + b",
    "loop { if a == u32::MAX { return b; } }",
    "red by a time-out"
)]
fn a_starter_that_is_wrong_otherwise_fails_gate_1(
    #[case] file: &str,
    #[case] old: &str,
    #[case] new: &str,
    #[case] says: &str,
) {
    let workspace = workspace();
    workspace.replace(file, old, new);
    let found = findings(&workspace, 1);
    assert!(found.contains(says), "{found}");
}

#[test]
fn two_planted_bugs_may_not_share_an_item() {
    let workspace = workspace();
    workspace.write("solutions/wrong/impostors/also_adds_two.rs", PLANTED);
    let found = findings(&workspace, 1);
    assert!(
        found.contains("`also_adds_two` and `adds_two` replace the same item")
            || found.contains("`adds_two` and `also_adds_two` replace the same item"),
        "{found}"
    );
}

#[rstest]
#[case::katas_file(
    "katas/wrong/src/more.txt",
    "the starter has this file and the solution has not"
)]
#[case::solutions_file(
    "solutions/wrong/src/more.txt",
    "the solution has this file and the starter has not"
)]
fn starter_and_solution_have_the_same_files(#[case] file: &str, #[case] says: &str) {
    let workspace = workspace();
    workspace.write(file, "more");
    let found = findings(&workspace, 1);
    assert!(found.contains(says), "{found}");
}

#[rstest]
#[case::one_sees_it_that_should_not(
    "katas/wrong/tests/unit.rs",
    "twice(2), 4",
    "twice(4), 8",
    "is caught by tests of unit, integration, but declares integration"
)]
#[case::one_does_not_that_should(
    "solutions/wrong/impostors/adds_two.rs",
    "layers: integration",
    "layers: unit, integration",
    "is caught by tests of integration, but declares unit, integration"
)]
fn layers_are_checked_both_ways(
    #[case] file: &str,
    #[case] old: &str,
    #[case] new: &str,
    #[case] says: &str,
) {
    let workspace = workspace();
    workspace.replace(file, old, new);
    let found = findings(&workspace, 4);
    assert!(found.contains(says), "{found}");
}
