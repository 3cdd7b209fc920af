//! What is written about a class: names that do harm, weights, a deadline, and the formats of others.

use std::process::Command;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

use super::{Class, RIGHT, has_a_jail, mark_of, read, write};

/// The schema that the documentation has.
fn schema() -> jsonschema::Validator {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/marks.schema.json");
    let text = std::fs::read_to_string(file).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn names_do_no_harm_and_results_fit_their_schemas() {
    let class = Class::new();
    for name in [
        "=HYPERLINK(\"x\")",
        "-1+1",
        "a\nb",
        "\u{1b}[2J\u{202e}",
        "<b>&\"'",
        "comma, quote\"",
    ] {
        class.hand_in(name, super::STARTER, &[]);
    }
    class.hand_in("ann", RIGHT, &[]);
    let out = tempfile::tempdir().expect("a folder");
    let told = class.mark(&["--trust"], out.path()).success();
    let told = told.get_output();
    for stream in [&told.stdout, &told.stderr] {
        let text = String::from_utf8_lossy(stream);
        assert!(
            !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "{text}"
        );
    }
    let marks = read(&out.path().join("marks.json"));
    let errors: Vec<_> = schema()
        .iter_errors(&marks)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(mark_of(&marks, "a\\nb")["state"], "not_begun");
    let csv = std::fs::read_to_string(out.path().join("marks.csv")).expect("a file");
    assert_eq!(csv.lines().count(), 8, "{csv}");
    for line in csv.lines() {
        let cell = line.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '-', '+', '@']), "{line}");
    }
    assert!(csv.contains("\"comma, quote\"\"\""), "{csv}");
    let xml = std::fs::read_to_string(out.path().join("marks.xml")).expect("a file");
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let suites = document
        .descendants()
        .filter(|node| node.has_tag_name("testsuite"));
    assert_eq!(suites.count(), 7);
    let folders = std::fs::read_dir(out.path().join("gradescope")).expect("a folder");
    assert_eq!(folders.count(), 7);
    let own = read(&out.path().join("gradescope/ann/results.json"));
    assert_eq!(own["score"], json!(100.0));
    assert_eq!(own["tests"][0]["status"], "passed");
}

#[test]
fn weights_and_a_deadline_count_and_what_is_not_understood_is_named() {
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    let git = |args: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=ann", "-c", "user.email=ann@example.org"])
            .args(args)
            .current_dir(class.dir.path().join("ann"))
            .env("GIT_COMMITTER_DATE", "2026-11-02T12:00:00Z")
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "--quiet"]);
    git(&[
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "handed in",
    ]);
    let file = class.dir.path().join("class.toml");
    write(
        &file,
        "deadline = 2026-11-02T11:59:59Z\ngiven = 1\nown = 1\n[weights]\ntiny = 2\n",
    );
    let marks = class.marks(&["--trust"]);
    let ann = &marks["learners"][0];
    assert_eq!(
        json!([ann["committed"], ann["late"]]),
        json!([1_793_620_800_u64, true])
    );
    assert_eq!(ann["points"], json!(50.0));
    assert_eq!(marks["katas"][0]["weight"], 2);
    for (text, named) in [
        ("dedline = 1", "dedline"),
        ("[weights]\ntinny = 1", "there is no kata `tinny`"),
    ] {
        write(&file, text);
        let out = tempfile::tempdir().expect("a folder");
        let told = class.mark(&["--trust"], out.path()).code(2);
        told.stderr(contains("class.toml").and(contains(named)));
    }
}

#[test]
fn without_a_jail_nothing_is_run_and_the_message_says_what_to_install() {
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    let nowhere = tempfile::tempdir().expect("a folder");
    // Cargo is called by its path there.
    let mut command = class
        .workspace
        .kata(&["mark", class.dir.path().to_str().expect("text")]);
    let told = command.env("PATH", nowhere.path()).assert().code(3);
    if cfg!(target_os = "linux") {
        told.stderr(contains("apt install bubblewrap").and(contains("--trust")));
    } else {
        told.stderr(contains("on Linux only").and(contains("--trust")));
    }
}

#[test]
fn a_git_repository_of_a_submission_runs_nothing() {
    if !has_a_jail() {
        return;
    }
    let class = Class::new();
    class.hand_in("eve", super::STARTER, &[]);
    let repository = class.dir.path().join("eve/.git");
    let evil = class.dir.path().join("evil");
    write(&repository.join("HEAD"), "ref: refs/heads/main\n");
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = touch {0}\n\tpager = touch {0}\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = touch {0}\n",
        evil.display()
    );
    write(&repository.join("config"), &config);
    write(&repository.join("objects/info/alternates"), "/etc\n");
    let marks = class.marks(&["--kata", "tiny"]);
    assert_eq!(marks["learners"][0]["committed"], Value::Null);
    assert!(!evil.exists());
}
