//! The course as it stands in this workspace: its katas, its questions, and what each kata costs.

use std::path::Path;
use std::process::Command;

use rstest::rstest;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace")
}

fn json(args: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_kata"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("the command runs");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|entry| entry["name"].as_str().expect("a name"))
        .collect()
}

#[test]
fn the_katas_are_listed_in_path_order() {
    assert_eq!(
        names(&json(&["--json"])["katas"]),
        [
            "tdd",
            "layers",
            "mocks",
            "config",
            "json-schema",
            "jwt",
            "auth",
            "returning",
            "frameworks",
            "websocket",
            "ci",
            "triage"
        ]
    );
}

#[test]
fn every_question_of_the_course_has_its_page_and_its_quiz() {
    let quiz = json(&["quiz", "--json"]);
    assert_eq!(
        names(&quiz["topics"]),
        [
            "tdd",
            "layers",
            "mocks",
            "config",
            "json-schema",
            "jwt",
            "signature",
            "intercepted-token",
            "auth",
            "returning",
            "frameworks",
            "websocket",
            "ci",
            "triage"
        ]
    );
}

/// What a learner of the first katas would wait for before the first red.
#[rstest]
#[case::tdd("tdd")]
#[case::layers("layers")]
#[case::config("config")]
#[case::jwt("jwt")]
fn a_kata_does_not_pay_for_another(#[case] kata: &str) {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--prefix",
            "none",
            "--edges",
            "normal,build,dev",
            "--package",
            kata,
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && tree.starts_with(kata),
        "{output:?}"
    );
    for heavy in [
        "axum ",
        "hyper ",
        "tokio ",
        "rusqlite ",
        "libsqlite3-sys ",
        "jsonschema ",
        "argon2 ",
        "tungstenite ",
    ] {
        assert!(
            !tree.lines().any(|line| line.starts_with(heavy)),
            "{kata} builds {heavy}"
        );
    }
}
