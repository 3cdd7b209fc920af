//! The course as it stands in this workspace: its katas, its questions, and what each kata costs.

use std::collections::BTreeSet;
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

/// A package that the lock file names.
#[derive(serde::Deserialize)]
struct Locked {
    name: String,
    version: String,
    /// `serde`, or `serde 1.0.0` where there are several.
    #[serde(default)]
    dependencies: Vec<String>,
}

/// The names of all packages that this one needs, by the lock file. Cargo would say it more exactly, but only where every
/// crate has been downloaded.
fn needed(package: &str) -> BTreeSet<String> {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let text = std::fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    let lock: Lock = toml::from_str(&text).expect("a lock file");
    let mut found = BTreeSet::new();
    let mut waiting = vec![package.to_owned()];
    while let Some(wanted) = waiting.pop() {
        let mut words = wanted.split(' ');
        let (name, version) = (words.next().unwrap_or_default(), words.next());
        let is_it = |locked: &&Locked| {
            locked.name == name && version.is_none_or(|version| locked.version == version)
        };
        let locked = lock.package.iter().find(is_it);
        let locked = locked.unwrap_or_else(|| panic!("the lock file has no `{wanted}`"));
        if found.insert(format!("{} {}", locked.name, locked.version)) {
            waiting.extend(locked.dependencies.iter().cloned());
        }
    }
    found
        .iter()
        .map(|package| package.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

const HEAVY: [&str; 8] = [
    "axum",
    "hyper",
    "tokio",
    "rusqlite",
    "libsqlite3-sys",
    "jsonschema",
    "argon2",
    "tungstenite",
];

/// What a learner of the first katas would wait for before the first red.
#[rstest]
#[case::tdd("tdd")]
#[case::layers("layers")]
#[case::config("config")]
#[case::jwt("jwt")]
fn a_kata_does_not_pay_for_another(#[case] kata: &str) {
    let needed = needed(kata);
    assert!(needed.contains("rstest"), "{needed:?}");
    for heavy in HEAVY {
        assert!(!needed.contains(heavy), "{kata} builds {heavy}");
    }
}

/// The lock file is read rightly: what a kata is about is found in it.
#[rstest]
#[case::a_server("frameworks", "hyper")]
#[case::a_database("returning", "libsqlite3-sys")]
#[case::a_validator("json-schema", "jsonschema")]
fn a_kata_pays_for_what_it_is_about(#[case] kata: &str, #[case] heavy: &str) {
    assert!(
        needed(kata).contains(heavy),
        "{kata} does not build {heavy}"
    );
}
