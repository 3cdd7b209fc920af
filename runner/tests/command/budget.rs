//! A kata in which the learner's few tests have a budget: `kata flip` holds to it, and gate 4 proves that it can be met.

use predicates::str::contains;
use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

const SOLUTION: &str = "//! A bill.\n\n/// What is to pay, in cents.\n#[must_use]\npub fn total(net: u32, tax: u32) -> u32 {\n    net + tax\n}\n\n\
                        /// Whether somebody may see the bill.\n#[must_use]\npub fn may_see(owner: u32, who: u32) -> bool {\n    owner == who\n}\n\n\
                        /// Its heading.\n#[must_use]\npub fn heading() -> &'static str {\n    \"Bill\"\n}\n";
const CLICKED: &str =
    "#[test]\nfn a_bill_has_a_heading() { assert_eq!(tiny::heading(), \"Bill\"); }\n";
const MONEY: &str = "#[test]\nfn tax_is_added() { assert_eq!(tiny::total(2, 1), 3); }\n";
const SECURITY: &str =
    "#[test]\nfn nobody_sees_others_bills() { assert!(!tiny::may_see(1, 2)); }\n";
/// Passes against everything.
const IDLE: &str = "#[test]\nfn nothing_is_nothing() { assert_eq!(tiny::total(0, 0), 0); }\n";

fn impostor(title: &str, severity: &str, weight: &str, item: &str) -> String {
    format!("//! title: {title}\n//! severity: {severity}\n{weight}//!\n//! A lesson.\n\n{item}\n")
}

/// A kata with a budget of two tests. Its author did everything right.
fn workspace(mine: &[&str]) -> Workspace {
    let workspace = Workspace::with_kata(
        "/// A score.\npub fn score() -> u32 { todo!() }\n",
        "/// Doc.\n#[test]\nfn t() { todo!() }\n",
    );
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "minutes = 5\n",
        "minutes = 5\nbudget = { tests = 2, pass = 70, reference = 95, happy-path = 40 }\n",
    );
    workspace.write("katas/tiny/tests/mine.rs", &mine.concat());
    workspace.write(
        "solutions/tiny/Cargo.toml",
        "[package]\nname = \"tiny-solution\"\nedition = \"2024\"\nautotests = false\n[lib]\nname = \"tiny\"\n",
    );
    workspace.write("solutions/tiny/src/lib.rs", SOLUTION);
    workspace.write(
        "solutions/tiny/tests/reference.rs",
        &[MONEY, SECURITY].concat(),
    );
    workspace.write(
        "solutions/tiny/tests/happy_path.rs",
        &[CLICKED, IDLE].concat(),
    );
    for (name, text) in [
        (
            "no_tax",
            impostor(
                "Forgets the tax",
                "major",
                "//! weight: 36\n",
                "pub fn total(net: u32, _: u32) -> u32 { net }",
            ),
        ),
        (
            "open",
            impostor(
                "Lets everybody see it",
                "critical",
                "//! weight: 60\n",
                "pub fn may_see(_: u32, _: u32) -> bool { true }",
            ),
        ),
        (
            "typo",
            impostor(
                "Misspells it",
                "minor",
                "//! weight: 4\n",
                "pub fn heading() -> &'static str { \"Bil\" }",
            ),
        ),
    ] {
        workspace.write(&format!("solutions/tiny/impostors/{name}.rs"), &text);
    }
    workspace
}

#[rstest]
#[case::well_spent(&[MONEY, SECURITY], 96, "green")]
#[case::not_enough(&[SECURITY, CLICKED], 64, "red")]
#[case::on_what_everybody_clicks(&[CLICKED, IDLE], 4, "red")]
#[case::none_at_all(&[], 0, "red")]
fn the_score_is_the_risk_that_the_tests_remove(
    #[case] mine: &[&str],
    #[case] removed: u32,
    #[case] light: &str,
) {
    let flip = workspace(mine).json(&["flip", "tiny", "--json"]);
    assert_eq!(flip["light"], light, "{flip}");
    assert_eq!(
        flip["risk"],
        serde_json::json!({"removed": removed, "of": 100, "pass": 70, "tests_allowed": 2})
    );
}

#[test]
fn the_score_and_the_weights_are_shown() {
    workspace(&[MONEY, SECURITY])
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("96 of 100 points removed; 70 are enough"))
        .stdout(contains("2 of 2 spent"))
        .stdout(contains("Lets everybody see it (critical, 60 points)"))
        .stdout(contains("the risk that you chose to carry"));
}

#[rstest]
#[case::three_tests(&[MONEY, SECURITY, CLICKED])]
#[case::an_idle_one_counts_too(&[MONEY, SECURITY, IDLE])]
fn too_many_tests_judge_nobody(#[case] mine: &[&str]) {
    let workspace = workspace(mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("you have 3 tests, 1 more than this kata allows"));
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        (&flip["light"], &flip["risk"]["removed"]),
        (&Value::from("red"), &Value::from(0))
    );
}

fn gate_4(workspace: &Workspace) -> String {
    let verified = workspace.json(&["verify", "tiny", "--gate", "4", "--json"]);
    verified["katas"][0]["gates"][0]["findings"].to_string()
}

#[test]
fn a_budget_that_can_be_met_passes_gate_4() {
    assert_eq!(gate_4(&workspace(&[])), "[]");
}

#[rstest]
#[case::a_reference_that_is_not_good_enough(
    "solutions/tiny/tests/reference.rs",
    "!tiny::may_see(1, 2)",
    "tiny::may_see(1, 1)",
    "the reference removes 36 points of risk, and has to reach 95"
)]
#[case::a_happy_path_that_is_too_good(
    "solutions/tiny/tests/happy_path.rs",
    "total(0, 0), 0",
    "total(0, 36), 36",
    "the happy path removes 40 points of risk, and has to stay under 40"
)]
#[case::points_that_do_not_add_up(
    "solutions/tiny/impostors/typo.rs",
    "weight: 4",
    "weight: 5",
    "weigh 101 points together and not 100"
)]
#[case::no_weight(
    "solutions/tiny/impostors/typo.rs",
    "//! weight: 4\n",
    "",
    "the impostor `typo` has no weight"
)]
#[case::one_that_nobody_sees(
    "solutions/tiny/tests/happy_path.rs",
    "tiny::heading(), \"Bill\"",
    "1, 1",
    "the impostor `typo` is caught by neither set of tests"
)]
fn a_budget_that_is_not_proved_fails_gate_4(
    #[case] file: &str,
    #[case] old: &str,
    #[case] new: &str,
    #[case] says: &str,
) {
    let workspace = workspace(&[]);
    workspace.replace(file, old, new);
    let found = gate_4(&workspace);
    assert!(found.contains(says), "{found}");
}

#[test]
fn the_reference_has_no_more_tests_than_a_learner() {
    let workspace = workspace(&[]);
    workspace.write(
        "solutions/tiny/tests/reference.rs",
        &[MONEY, SECURITY, CLICKED].concat(),
    );
    let found = gate_4(&workspace);
    assert!(found.contains("3 tests, and the budget is 2"), "{found}");
}

#[test]
fn a_budget_without_tests_of_the_authors_own_fails_gate_4() {
    let workspace = workspace(&[]);
    std::fs::remove_file(workspace.path().join("solutions/tiny/tests/reference.rs"))
        .expect("it is there");
    let found = gate_4(&workspace);
    assert!(
        found.contains("but no tests in solutions/tiny/tests/reference.rs"),
        "{found}"
    );
}
