//! Code that does to a runner what learners' code does, and what becomes of each test. The kata is built and run once.

use std::sync::LazyLock;

use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

static VERDICT: LazyLock<Value> = LazyLock::new(|| {
    let workspace = Workspace::with_kata(
        include_str!("corpus/lib.rs"),
        include_str!("corpus/unit.rs"),
    );
    workspace.json(&["tiny", "--json"])
});

fn report(name: &str) -> &'static Value {
    let tests = VERDICT["tests"].as_array().expect("tests");
    tests
        .iter()
        .find(|test| test["name"] == name)
        .unwrap_or_else(|| panic!("no report on {name}: {tests:?}"))
}

#[rstest]
#[case("fine_is_fine", "passed", "")]
#[case("a_loop", "timed_out", "did not end within 2 s")]
#[cfg_attr(unix, case("a_recursion", "crashed", "the stack overflowed"))]
#[cfg_attr(unix, case("an_abort", "crashed", "aborted"))]
#[case("an_exit_0", "failed", "exited with status 0 before the test was over")]
#[case(
    "an_exit_101",
    "failed",
    "exited with status 101 before the test was over"
)]
#[case("a_flood", "passed", "")]
#[case("a_flood_and_a_failure", "failed", "the last words")]
#[case("a_forgery", "failed", "exited with status 0 before the test was over")]
#[case("a_lie", "failed", "left: 41")]
#[case("a_child", "failed", "left a process running")]
#[case("a_thread", "failed", "left: 0")]
#[case("another_folder", "passed", "")]
#[case("an_ignored_one", "failed", "left: 42")]
fn every_test_is_judged_by_what_it_did(
    #[case] name: &str,
    #[case] outcome: &str,
    #[case] says: &str,
) {
    let report = report(name);
    assert_eq!(report["outcome"], outcome, "{report}");
    assert!(
        report["message"]
            .as_str()
            .unwrap_or_default()
            .contains(says),
        "{report}"
    );
}

#[test]
fn every_test_reports_in_source_order() {
    let names: Vec<_> = VERDICT["tests"]
        .as_array()
        .expect("tests")
        .iter()
        .map(|test| &test["name"])
        .collect();
    assert_eq!(names.len(), 14);
    assert_eq!(
        (names[0], names[1], names[13]),
        (
            &"fine_is_fine".into(),
            &"a_loop".into(),
            &"an_ignored_one".into()
        )
    );
}

#[test]
fn the_focus_s_light_is_the_run_s() {
    assert_eq!(VERDICT["light"], "timeout");
    assert_eq!(VERDICT["focus"], "unit::a_loop");
}

/// In a suite of one test, code that prints the harness's whole report knows every number in it.
#[test]
fn a_forged_report_is_no_pass_even_where_there_is_only_one_test() {
    let unit = "#[test]\nfn a_forgery() {\n    assert_eq!(tiny::forges_a_result(), 42);\n}\n";
    let verdict =
        Workspace::with_kata(include_str!("corpus/lib.rs"), unit).json(&["tiny", "--json"]);
    assert_eq!(verdict["light"], "red", "{verdict}");
}
