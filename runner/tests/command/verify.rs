//! `kata verify`: a kata with a fault for every gate is told each of them.

use std::sync::LazyLock;

use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

/// A new kata in which something is wrong for every gate.
fn spoilt() -> Workspace {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "spoilt"]).assert().code(0);
    // Gate 1: a test that is green from the start, a warning, a test that is red by something else, a missing file.
    workspace.replace(
        "katas/spoilt/tests/unit.rs",
        "/// A greeting names",
        "#[test]\nfn a_test_without_a_doc() {}\n\n/// Doc.\n#[test]\nfn wrong_panic() {\n    panic!(\"something else\");\n}\n\n\
         /// Doc.\n#[test]\nfn missing_file() {\n    std::fs::read(\"nowhere\").unwrap();\n}\n\n\
         /// Doc.\n#[test]\nfn leaves_a_file() {\n    std::fs::write(\"left.txt\", \"x\").unwrap();\n    todo!();\n}\n\n/// A greeting names",
    );
    workspace.replace(
        "katas/spoilt/src/lib.rs",
        "/// Knows the guests",
        "fn f() { let x = 1; x; }\n\n/// Knows the guests",
    );
    // Gate 3: a signature that differs.
    workspace.replace(
        "solutions/spoilt/src/lib.rs",
        "guest: u32) -> String {",
        "guest: u32) -> std::string::String {",
    );
    // Gate 5: a hint that names no test, one with too few levels, a link that leads nowhere.
    workspace.replace(
        "katas/spoilt/hints.md",
        "# Hints\n",
        "# Hints\n\n## unit::no_such_test\n\nWhat?\n",
    );
    workspace.replace(
        "katas/spoilt/README.md",
        "## The story\n",
        "## The story\n\nSee [the book](../../docs/nowhere.md).\n",
    );
    // A rule that no entry quotes, and an entry that names no test.
    workspace.replace(
        "katas/spoilt/README.md",
        "2. A guest who",
        "2. A guest who is late is greeted last.\n3. A guest who",
    );
    workspace.replace(
        "katas/spoilt/rules.toml",
        "integration::an_unknown_guest",
        "integration::an_unknown_ghost",
    );
    // And a concept page whose proof is no test.
    workspace.write(
        "docs/src/concepts/spoilt.md",
        "# Proofs\n\n- `a_guest_is_greeted_by_name` in [unit.rs](../../../katas/spoilt/tests/unit.rs).\n\
         - `a_guest_is_never_greeted` in [unit.rs](../../../katas/spoilt/tests/unit.rs).\n",
    );
    workspace
}

/// What `verify` says of it to machines.
struct Said {
    json: Value,
    junit: String,
    annotations: String,
}

static SPOILT: LazyLock<Said> = LazyLock::new(|| {
    let workspace = spoilt();
    let output = workspace
        .kata(&["verify", "spoilt", "--json", "--junit", "target/verify.xml"])
        .env("GITHUB_ACTIONS", "true")
        .output()
        .expect("the command runs");
    Said {
        json: serde_json::from_slice(&output.stdout).expect("one document"),
        junit: workspace.read("target/verify.xml"),
        annotations: String::from_utf8(output.stderr).expect("text"),
    }
});

fn findings(gate: u64) -> String {
    let gates = SPOILT.json["katas"][0]["gates"].as_array().expect("gates");
    let gate = gates
        .iter()
        .find(|entry| entry["gate"] == gate)
        .unwrap_or_else(|| panic!("no gate {gate}"));
    assert_eq!(
        gate["passed"],
        gate["findings"].as_array().is_some_and(Vec::is_empty)
    );
    gate["findings"].to_string()
}

#[rstest]
#[case::green_from_the_start(
    1,
    "unit::a_test_without_a_doc: it passes although nothing is written yet"
)]
#[case::another_panic(1, "unit::wrong_panic: it is red by something else")]
#[case::a_missing_file(1, "unit::missing_file: it is red by a missing file")]
#[case::a_warning(1, "the starter compiles with a warning")]
#[case::another_starter_is_packed(
    1,
    "the packed starter, which `reset` brings back, is not src/: src/lib.rs"
)]
#[case::a_red_solution(2, "unit::wrong_panic is not green")]
#[case::another_signature(3, "`welcome` is")]
#[case::no_doc(5, "the test `a_test_without_a_doc` has no doc comment")]
#[case::no_hint(5, "the test `unit::wrong_panic` has no hint")]
#[case::a_hint_for_nothing(5, "the hint `unit::no_such_test` names no test")]
#[case::a_thin_hint(5, "the hint `unit::no_such_test` has 1 levels")]
#[case::a_rule_without_a_test(
    5,
    "no test is named for the rule below `The rules`: A guest who is late is greeted last."
)]
#[case::a_rule_for_no_test(5, "`integration::an_unknown_ghost_is_greeted_too` is no test")]
#[case::a_dead_link(5, "the link `../../docs/nowhere.md` leads nowhere")]
#[case::a_proof_that_is_none(5, "the proof `a_guest_is_never_greeted` is no test")]
#[case::a_file_left(7, "a run left a file of the work tree")]
fn each_fault_is_found_by_its_gate(#[case] gate: u64, #[case] says: &str) {
    let found = findings(gate);
    assert!(found.contains(says), "{found}");
}

#[test]
fn rules_without_a_list_of_their_tests_are_found() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "plain"]).assert().code(0);
    std::fs::remove_file(workspace.path().join("katas/plain/rules.toml")).expect("it is removed");
    let verify = workspace.kata(&["verify", "plain", "--gate", "5"]).assert();
    verify.code(1).stdout(predicates::str::contains(
        "the README has 2 rules, and no list names their tests",
    ));
}

#[test]
fn every_finding_says_where_and_what_to_do() {
    for gate in SPOILT.json["katas"][0]["gates"].as_array().expect("gates") {
        for finding in gate["findings"].as_array().expect("findings") {
            assert!(
                finding["place"]
                    .as_str()
                    .is_some_and(|place| !place.is_empty()),
                "{finding}"
            );
            assert!(
                finding["advice"]
                    .as_str()
                    .is_some_and(|advice| !advice.is_empty()),
                "{finding}"
            );
        }
    }
    assert_eq!(SPOILT.json["passed"], false);
}

#[test]
fn a_junit_report_has_a_case_for_each_gate() {
    let report = roxmltree::Document::parse(&SPOILT.junit).expect("XML");
    let cases: Vec<_> = report
        .descendants()
        .filter(|node| node.has_tag_name("testcase"))
        .collect();
    let gates = SPOILT.json["katas"][0]["gates"].as_array().expect("gates");
    assert_eq!(cases.len(), gates.len());
    for (case, gate) in cases.iter().zip(gates) {
        assert_eq!(case.attribute("classname"), Some("verify.spoilt"));
        let failure = case.children().find(|node| node.has_tag_name("failure"));
        assert_eq!(failure.is_none(), gate["passed"], "{gate}");
        for finding in gate["findings"].as_array().expect("findings") {
            let what = finding["what"].as_str().expect("a text");
            let text = failure.and_then(|failure| failure.text());
            assert!(
                text.is_some_and(|text| text.contains(what)),
                "{what}: {text:?}"
            );
        }
    }
}

#[test]
fn on_github_findings_are_annotated_as_far_as_it_shows_them() {
    let lines: Vec<_> = SPOILT.annotations.lines().collect();
    assert_eq!(lines.len(), 10, "{lines:#?}");
    assert!(
        lines.iter().all(|line| line.starts_with("::error ")),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(
            |line| line.starts_with("::error file=katas/spoilt/tests/unit.rs,line=")
                && line.contains("title=spoilt%2C gate 1::")
        ),
        "{lines:#?}"
    );
}

/// A new kata of that name with one part of its solution changed.
fn changed(name: &str, old: &str, new: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace.kata(&["new", name]).assert().code(0);
    workspace.replace(&format!("solutions/{name}/src/lib.rs"), old, new);
    workspace
}

#[rstest]
#[case::not_formatted(
    "ragged",
    "    format!(\"Hello, {name}!\")",
    "  format!(\"Hello, {name}!\")",
    "it is not formatted"
)]
#[case::a_lint(
    "linted",
    "format!(\"Hello, {name}!\")",
    "format!(\"Hello, {}!\", name)",
    "clippy has something to say"
)]
#[case::wrong("mistaken", "Hello, {name}!", "Hi, {name}!", "is not green")]
#[case::not_rust(
    "mistyped",
    "format!(\"Hello, {name}!\")",
    "name",
    "the solution does not compile"
)]
fn a_solution_has_to_be_right_formatted_and_free_of_lints(
    #[case] name: &str,
    #[case] old: &str,
    #[case] new: &str,
    #[case] says: &str,
) {
    let workspace = changed(name, old, new);
    let verify = || workspace.json(&["verify", name, "--gate", "2", "--json"]);
    let verified = verify();
    let gate = &verified["katas"][0]["gates"][0];
    assert!(gate["findings"].to_string().contains(says), "{gate}");
    assert_eq!(verified["passed"], false);
    // A command that a finding names puts right what was found.
    let advice = gate["findings"][0]["advice"].as_str().expect("an advice");
    let named = advice.split('`').nth(1);
    assert_eq!(named.is_some(), says == "it is not formatted", "{advice}");
    if let Some(command) = named {
        let mut cargo = assert_cmd::Command::new(env!("CARGO"));
        let words = command.strip_prefix("cargo ").expect("a command of cargo");
        cargo.args(words.split(' ')).current_dir(workspace.path());
        cargo.assert().success();
        assert_eq!(verify()["passed"], true, "{command}");
    }
}

#[test]
fn a_shut_gate_ends_with_1_and_is_named() {
    changed("shut", "Hello, {name}!", "Hi, {name}!")
        .kata(&["verify"])
        .assert()
        .code(1)
        .stdout(predicates::str::contains(
            "1 of 1 katas failed: shut (gate 2)",
        ));
}

/// All together they are asked about first; where something is wrong, it is told of the kata that it is in.
#[test]
fn of_several_katas_the_one_with_a_fault_is_found() {
    let workspace = changed(
        "untidy",
        "format!(\"Hello, {name}!\")",
        "format!(\"Hello, {}!\", name)",
    );
    workspace.kata(&["new", "tidy"]).assert().code(0);
    let verified = workspace.json(&["verify", "--gate", "2", "--json"]);
    let passed = |kata: &Value| (kata["kata"].clone(), kata["passed"].clone());
    let katas = verified["katas"].as_array().expect("katas");
    let mut katas: Vec<_> = katas.iter().map(passed).collect();
    katas.sort_by_key(|(name, _)| name.to_string());
    assert_eq!(
        katas,
        [
            ("tidy".into(), true.into()),
            ("untidy".into(), false.into())
        ]
    );
    assert!(
        verified.to_string().contains("clippy has something to say"),
        "{verified}"
    );
}

#[test]
fn a_kata_without_a_solution_fails_gate_2() {
    let workspace = Workspace::with_kata("", "/// Doc.\n#[test]\nfn t() { todo!() }\n");
    let verified = workspace.json(&["verify", "tiny", "--json"]);
    assert!(
        verified["katas"][0]["gates"][1]["findings"]
            .to_string()
            .contains("has no solution"),
        "{verified}"
    );
}

#[test]
fn one_gate_can_be_asked_for_alone() {
    let workspace = Workspace::with_kata("", "/// Doc.\n#[test]\nfn t() { todo!() }\n");
    let verified = workspace.json(&["verify", "tiny", "--gate", "1", "--json"]);
    let gates = verified["katas"][0]["gates"].as_array().expect("gates");
    assert_eq!(gates.len(), 1);
    assert_eq!(
        (&gates[0]["gate"], &gates[0]["passed"]),
        (&1.into(), &true.into())
    );
}
