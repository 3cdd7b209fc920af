//! `--json`: one document on standard output whatever happens, as `docs/kata.schema.json` describes it.

use std::sync::LazyLock;

use rstest::rstest;
use serde_json::Value;

use crate::workspace::{HALF_DONE, Workspace};

/// The schema, without leave to add fields: what is printed and not described is found.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = serde_json::from_str(include_str!("../../../docs/kata.schema.json"))
        .expect("the schema is JSON");
    allow_nothing_else(&mut schema);
    schema
});

fn allow_nothing_else(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.entry("additionalProperties").or_insert(false.into());
            }
            fields.values_mut().for_each(allow_nothing_else);
        }
        Value::Array(items) => items.iter_mut().for_each(allow_nothing_else),
        _ => {}
    }
}

/// The only document that the command prints, which is valid, and the exit status.
#[track_caller]
fn document(command: &mut assert_cmd::Command) -> (Value, i32) {
    let output = command.output().expect("the command runs");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.ends_with('\n') && text.lines().count() == 1,
        "not one line: {text}"
    );
    let document: Value = serde_json::from_str(&text).expect("one document");
    let kind = document["command"].as_str();
    // The part for that command says more about what is wrong than "none of them fits".
    let part = if document.get("light").is_none() && document.get("error").is_some() {
        "failure"
    } else {
        kind.expect("a command")
    };
    let mut schema = SCHEMA.clone();
    schema["oneOf"] = serde_json::json!([{ "$ref": format!("#/$defs/{part}") }]);
    for schema in [&schema, &*SCHEMA] {
        let validator = jsonschema::validator_for(schema).expect("a schema");
        if let Err(error) = validator.validate(&document) {
            panic!("{error} at {}: {document:#}", error.instance_path());
        }
    }
    (document, output.status.code().expect("a status"))
}

fn half_done() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

#[test]
fn a_run_is_a_document_in_every_light() {
    let workspace = half_done();
    let light = |workspace: &Workspace| {
        let (run, status) = document(&mut workspace.kata(&["tiny", "--json"]));
        assert_eq!(
            (&run["version"], &run["command"]),
            (&1.into(), &"run".into())
        );
        (run["light"].as_str().expect("a light").to_owned(), status)
    };
    assert_eq!(light(&workspace), ("red".to_owned(), 1));
    workspace.replace("katas/tiny/src/lib.rs", "todo!()", "loop {}");
    assert_eq!(light(&workspace), ("timeout".to_owned(), 1));
    workspace.replace("katas/tiny/src/lib.rs", "loop {}", "std::process::abort()");
    assert_eq!(light(&workspace), ("red".to_owned(), 1));
    workspace.replace("katas/tiny/src/lib.rs", "std::process::abort()", "6");
    assert_eq!(light(&workspace), ("green".to_owned(), 0));
    workspace.replace("katas/tiny/src/lib.rs", "{ 6 }", "{ 6");
    assert_eq!(light(&workspace), ("amber".to_owned(), 1));
    let (log, status) = document(&mut workspace.kata(&["log", "tiny", "--json"]));
    assert_eq!(status, 0);
    assert_eq!(log["entries"].as_array().map(Vec::len), Some(5));
    assert!(log["rhythm"].is_object(), "{log}");
}

#[rstest]
#[case::no_such_kata(&["tny", "--json"], 2, "run")]
#[case::no_such_layer(&["tiny", "--json", "--layer", "e2e"], 2, "run")]
#[case::nothing_to_flip(&["flip", "tiny", "--json"], 2, "flip")]
#[case::no_such_gate(&["verify", "--gate", "9", "--json"], 2, "verify")]
#[case::no_such_log(&["log", "tny", "--json"], 2, "log")]
#[case::no_such_topic(&["quiz", "tny", "--json"], 2, "quiz")]
fn wrong_usage_is_a_document(#[case] args: &[&str], #[case] status: i32, #[case] command: &str) {
    let (document, ended) = document(&mut half_done().kata(args));
    assert_eq!(ended, status);
    assert_eq!(document["command"], command);
    assert_eq!(document["error"]["status"], status);
    assert_eq!(document.get("light"), None);
}

#[rstest]
#[case::an_unknown_option(&["tiny", "--json", "--jsn"])]
#[case::two_that_exclude_each_other(&["tiny", "--all", "--json"])]
fn a_command_line_that_is_not_understood_is_a_document(#[case] args: &[&str]) {
    let (document, status) = document(&mut half_done().kata(args));
    assert_eq!(status, 2);
    assert_eq!(document["command"], Value::Null);
    assert_eq!(document["error"]["status"], 2);
}

#[test]
fn a_fault_of_the_machine_is_a_document() {
    let workspace = half_done();
    let (run, status) = document(
        workspace
            .kata(&["tiny", "--json"])
            .env("CARGO", "no-such-cargo"),
    );
    assert_eq!(status, 3);
    assert_eq!(
        (&run["light"], &run["error"]["status"]),
        (&"fault".into(), &3.into())
    );
    assert_eq!(run["diagnostic"], run["error"]["message"]);
}

#[test]
fn outside_of_a_workspace_there_is_a_document_too() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let workspace = half_done();
    let mut command = workspace.kata(&["--json"]);
    let (list, status) = document(command.current_dir(elsewhere.path()));
    assert_eq!((status, &list["command"]), (2, &"list".into()));
}

#[test]
fn a_manifest_that_is_broken_is_a_document() {
    let workspace = half_done();
    workspace.write("katas/broken/Cargo.toml", "[package\n");
    let (run, status) = document(&mut workspace.kata(&["broken", "--json"]));
    assert_eq!((status, &run["error"]["status"]), (2, &2.into()));
    let (list, status) = document(&mut workspace.kata(&["--json"]));
    assert_eq!(status, 2);
    assert_eq!(list["katas"][0]["name"], "tiny");
    let broken = list["broken"][0].as_str().expect("a text");
    assert!(broken.contains("katas/broken/Cargo.toml"), "{broken}");
}

#[test]
fn a_report_that_cannot_be_written_makes_no_second_document() {
    let workspace = half_done();
    workspace.write("folder/inside", "");
    let mut command = workspace.kata(&["tiny", "--json", "--junit", "folder"]);
    let (run, status) = document(&mut command);
    assert_eq!((status, &run["light"]), (3, &"red".into()));
}

/// Everything that there is about a kata with impostors.
#[test]
fn a_kata_with_all_its_parts_has_a_document_for_each_command() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "papers"]).assert().code(0);
    let kinds: Vec<_> = [
        &["--json"][..],
        &["flip", "papers", "--json"],
        &["flip", "papers", "--json", "--reveal"],
        &["verify", "papers", "--gate", "4", "--json"],
        &["quiz", "--json"],
    ]
    .iter()
    .map(|args| document(&mut workspace.kata(args)))
    .collect();
    assert_eq!(kinds[3].0["katas"][0]["kata"], "papers");
    assert!(kinds[3].0["katas"][0]["impostors"][0]["caught_by"].is_array());
    workspace.write("katas/papers/tests/mine.rs", "fn broken( {");
    let (flip, status) = document(&mut workspace.kata(&["flip", "papers", "--json"]));
    assert_eq!(status, 1);
    assert_eq!(flip["solution"]["light"], "amber");
}

#[test]
fn the_course_s_own_quiz_and_list_are_documents() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    for args in [&["--json"][..], &["quiz", "--json"]] {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kata"));
        let (_, status) = document(command.args(args).current_dir(root.expect("a workspace")));
        assert_eq!(status, 0);
    }
}
