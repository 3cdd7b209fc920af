//! A kata in which the learner's few tests have a budget: `kata flip` holds to it, and gate 4 proves that it can be met.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

const SOLUTION: &str = "//! A bill.\n\n/// Sums.\npub mod bill {\n    /// What is to pay, in cents.\n    #[must_use]\n    \
                        pub fn total(net: u32, tax: u32) -> u32 {\n        net + tax\n    }\n}\n\n\
                        /// Rights.\npub mod access {\n    /// Whether a user may see the bill.\n    #[must_use]\n    \
                        pub fn may_see(owner: u32, who: u32) -> bool {\n        owner == who\n    }\n}\n\n\
                        /// Looks.\npub mod look {\n    /// Its heading.\n    #[must_use]\n    \
                        pub fn heading() -> &'static str {\n        \"Bill\"\n    }\n}\n";
const CLICKED: &str =
    "#[test]\nfn a_bill_has_a_heading() { assert_eq!(tiny::look::heading(), \"Bill\"); }\n";
const MONEY: &str = "#[test]\nfn tax_is_added() { assert_eq!(tiny::bill::total(2, 1), 3); }\n";
const SECURITY: &str =
    "#[test]\nfn bills_of_others_are_hidden() { assert!(!tiny::access::may_see(1, 2)); }\n";
/// Passes against everything.
const IDLE: &str = "#[test]\nfn nothing_is_nothing() { assert_eq!(tiny::bill::total(0, 0), 0); }\n";
/// Sees everything.
const EVERYTHING: &str = "#[test]\nfn everything() {\n    assert_eq!(tiny::look::heading(), \"Bill\");\n    \
                          assert_eq!(tiny::bill::total(2, 1), 3);\n    assert!(!tiny::access::may_see(1, 2));\n}\n";
/// Passes when it is run for the first time, and never again.
const ONLY_ONCE: &str = "#[test]\nfn only_once() {\n    tiny::look::heading();\n    assert!(std::fs::File::create_new(\"been-here\").is_ok());\n}\n";
/// Fails against an impostor, but not twice.
const AT_FIRST: &str = "#[test]\nfn only_at_first() {\n    let right = tiny::look::heading() == \"Bill\";\n    \
                        assert!(right || std::fs::File::create_new(\"been-here\").is_err());\n}\n";

fn impostor(title: &str, severity: &str, weight: &str, item: &str) -> String {
    format!(
        "//! title: {title}\n//! severity: {severity}\n{weight}//! rule: A score.\n//! asks: what of {title}?\n//!\n//! A lesson.\n\n{item}\n"
    )
}

/// A kata with a budget of two tests. Its author did everything right.
fn workspace(mine: &[&str]) -> Workspace {
    let workspace = Workspace::with_kata(
        "/// A score.\npub fn score() -> u32 { todo!() }\n",
        "/// Doc.\n#[test]\nfn t() { todo!() }\n",
    );
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "after = []\n",
        "after = []\nbudget = { tests = 2, modules-per-test = 2, pass = 70, reference = 95, happy-path = 40 }\n",
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
                "mod bill { pub fn total(net: u32, _: u32) -> u32 { net } }",
            ),
        ),
        (
            "open",
            impostor(
                "Lets every user see it",
                "critical",
                "//! weight: 60\n",
                "mod access { pub fn may_see(_: u32, _: u32) -> bool { true } }",
            ),
        ),
        (
            "typo",
            impostor(
                "Misspells it",
                "minor",
                "//! weight: 4\n",
                "mod look { pub fn heading() -> &'static str { \"Bil\" } }",
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
#[case::on_the_happy_path(&[CLICKED, IDLE], 4, "red")]
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
        .stdout(contains("tests   ■■ 2 of 2 spent"))
        .stdout(contains(
            "✘ not caught yet: 1 minor; 4 points in 1 module\n",
        ))
        .stdout(contains("  access  1  60 points\n  bill    1  36 points\n"))
        .stdout(contains(
            "\n\n96 of 100 points (70 are enough)\n\nNext Enough",
        ))
        .stdout(contains("the risk that you chose to carry"));
}

/// The impostors and tests with the most points come first.
#[test]
fn impostors_and_tests_are_told_by_their_points() {
    let workspace = workspace(&[MONEY, EVERYTHING]);
    workspace
        .kata(&["flip", "tiny", "--lessons"])
        .assert()
.stdout(contains("✔ Lets every user see it (critical, 60 points), caught by everything\n"))
        .stdout(contains(
            "✔ Forgets the tax (major, 36 points), caught by tax_is_added and 1 other\n",
        ))
        .stdout(contains(
            "points  by it alone  your tests\n    96           60  everything\n    36            0  tax_is_added\n",
        ));
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        flip["tests"][1],
        serde_json::json!({"name": "tax_is_added", "points": 36, "alone": 0, "modules": ["bill"], "modules_beyond": 0})
    );
    assert_eq!(
        flip["impostors"][1]["caught_by"],
        serde_json::json!(["tax_is_added", "everything"])
    );
}

/// One test for all of it would be red for every reason, and name none.
#[rstest]
#[case::two_modules_count(
    2,
    96,
    "in 3 modules; on the day it is red, which one is it? 2 of them count: access, bill."
)]
#[case::one_counts(
    1,
    60,
    "in 3 modules; on the day it is red, which one is it? One of them counts: access."
)]
fn of_each_test_only_a_few_modules_count(
    #[case] modules: usize,
    #[case] removed: u32,
    #[case] says: &str,
) {
    let workspace = workspace(&[EVERYTHING]);
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "modules-per-test = 2",
        &format!("modules-per-test = {modules}"),
    );
    let said = workspace.kata(&["flip", "tiny"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&said.stdout);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains(&format!("`everything` notices mistakes {says}")),
        "{said}"
    );
    assert!(!said.contains("Misspells it"), "{said}");
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(flip["risk"]["removed"], removed);
}

/// Gate 4 counts as `flip` does.
#[test]
fn of_a_test_of_the_reference_only_a_few_modules_count() {
    let workspace = workspace(&[]);
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "modules-per-test = 2",
        "modules-per-test = 1",
    );
    workspace.write("solutions/tiny/tests/reference.rs", EVERYTHING);
    let found = gate_4(&workspace);
    assert!(
        found.contains("the reference removes 60 points of risk"),
        "{found}"
    );
}

#[rstest]
#[case::red_on_the_right_code(ONLY_ONCE, "only_once")]
#[case::not_red_again_on_the_same_impostor(AT_FIRST, "only_at_first")]
fn a_test_that_is_not_the_same_twice_earns_nothing(#[case] test: &str, #[case] name: &str) {
    let workspace = workspace(&[MONEY, test]);
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(flip["risk"]["removed"], 36, "{flip}");
    assert_eq!(flip["flaky_tests"], serde_json::json!([name]));
    assert_eq!(flip["idle_tests"], serde_json::json!([]));
    if test == AT_FIRST {
        std::fs::remove_dir_all(workspace.path().join("target")).expect("it was built");
        workspace
            .kata(&["flip", "tiny"])
            .assert()
            .code(1)
            .stdout(contains("flaky"))
            .stdout(contains(format!("\n  {name}\n")));
    }
}

#[test]
fn next_compares_with_what_tells_where_the_risk_is() {
    let workspace = workspace(&[CLICKED]);
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "happy-path = 40",
        "happy-path = 40, guide = \"tiny rank\"",
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .stdout(contains("Compare your tests with `tiny rank`"));
}

#[test]
fn when_all_is_green_the_hints_are_about_the_second_part() {
    let workspace = workspace(&[]);
    workspace.write("katas/tiny/src/lib.rs", "");
    workspace.write("katas/tiny/tests/unit.rs", "/// Doc.\n#[test]\nfn t() {}\n");
    workspace.write("katas/tiny/hints.md", "## unit::t\nA.\n---\nB.\n---\nC.\n");
    let hint = || workspace.kata(&["hint", "tiny"]).assert().code(0);
    hint().stdout(contains("Now test it yourself: cargo kata flip tiny"));
    workspace.write(
        "katas/tiny/hints.md",
        "## unit::t\nA.\n---\nB.\n---\nC.\n## mine\nA question.\n---\nThe idea.\n---\nThe line.\n",
    );
    hint().stdout(contains("your own tests").and(contains("hint 1 of 3\n  A question.")));
    hint().stdout(contains("hint 2 of 3\n  The idea."));
    let verified = workspace.json(&["verify", "tiny", "--gate", "5", "--json"]);
    let found = verified["katas"][0]["gates"][0]["findings"].to_string();
    assert!(!found.contains("hint"), "{found}");
}

#[rstest]
#[case::three_tests(&[MONEY, SECURITY, CLICKED])]
#[case::an_idle_one_counts_too(&[MONEY, SECURITY, IDLE])]
fn too_many_tests_judge_no_impostor(#[case] mine: &[&str]) {
    let workspace = workspace(mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("you have 3 tests, 1 more than this kata allows"))
        .stdout(contains("Which one of those"));
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        (&flip["light"], flip.get("risk")),
        (&Value::from("red"), Some(&Value::Null))
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
    "!tiny::access::may_see(1, 2)",
    "tiny::access::may_see(1, 1)",
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
#[case::one_that_no_test_sees(
    "solutions/tiny/tests/happy_path.rs",
    "tiny::look::heading(), \"Bill\"",
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

/// No given test sees an impostor here, so the author's own tests say who is first. And no part has any.
#[test]
fn an_impostor_names_the_first_of_the_author_s_tests_that_sees_it() {
    let workspace = workspace(&[MONEY]);
    workspace.replace(
        "solutions/tiny/impostors/no_tax.rs",
        "//! weight: 36\n",
        "//! weight: 36\n//! seen by: mine::tax_is_added\n",
    );
    let findings = || {
        let verified = workspace.json(&["verify", "tiny", "--gate", "4", "--json"]);
        verified["katas"][0]["gates"][0]["findings"].clone()
    };
    assert_eq!(
        findings()[0]["what"],
        "the first test that sees the impostor `open` is mine::bills_of_others_are_hidden, and its file says nothing about it"
    );
    workspace.replace(
        "solutions/tiny/impostors/open.rs",
        "//! weight: 60\n",
        "//! weight: 60\n//! seen by: mine::bills_of_others_are_hidden\n",
    );
    // No test of the reference sees it, so one of the happy path is the first.
    assert_eq!(
        findings()[0]["what"],
        "the first test that sees the impostor `typo` is mine::a_bill_has_a_heading, and its file says nothing about it"
    );
    workspace.replace(
        "solutions/tiny/impostors/typo.rs",
        "//! weight: 4\n",
        "//! weight: 4\n//! seen by: mine::a_bill_has_a_heading\n",
    );
    assert_eq!(findings(), serde_json::json!([]));
    workspace
        .kata(&["flip", "tiny", "--part", "1"])
        .assert()
        .code(2)
        .stderr(contains(
            "the given tests of the kata `tiny` see none of its impostors",
        ));
}

/// The author's own tests have to accept them too, and the table counts all.
#[test]
fn the_table_counts_all_tests_that_a_twin_meets() {
    let workspace = workspace(&[MONEY]);
    workspace.write("katas/tiny/tests/unit.rs", "/// Doc.\n#[test]\nfn t() {}\n");
    workspace.write("katas/tiny/README.md", "Tax is added.\n");
    workspace.write(
        "solutions/tiny/Cargo.toml",
        &(workspace.read("solutions/tiny/Cargo.toml")
            + "[[test]]\nname = \"unit\"\npath = \"../../katas/tiny/tests/unit.rs\"\n"),
    );
    let twin = |body: &str| {
        format!(
            "//! title: Adds the other way\n//! freedom: order\n//! rule: Tax is added.\n//!\n//! A sum.\n\n\
             mod bill {{ pub fn total(net: u32, tax: u32) -> u32 {{ {body} }} }}\n"
        )
    };
    workspace.write("solutions/tiny/twins/other.rs", &twin("tax + net"));
    workspace
        .kata(&["verify", "tiny", "--gate", "4"])
        .assert()
        .code(0)
        .stdout(contains("order, accepted by all 5 tests"));
    // Only the happy path asks for nothing and nothing.
    let wrong = twin("if tax == 0 { 1 } else { tax + net }");
    workspace.write("solutions/tiny/twins/other.rs", &wrong);
    workspace
        .kata(&["verify", "tiny", "--gate", "4"])
        .assert()
        .code(1)
        .stdout(contains("order, REFUSED by 1 of 5 tests"));
}
