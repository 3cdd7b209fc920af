//! Valid or not.

use crate::command::Folder;

const SCHEMA: &str = r##"{
    "type": "object",
    "required": ["name"],
    "properties": {"price": {"$ref": "#/$defs/price"}, "a/b": {"maxLength": 2}, "c": {"pattern": "^\n\u202e$"}},
    "$defs": {"price": {"minimum": 0}}
}"##;

/// A script asks by the exit status, so nothing is printed when all is well.
#[test]
fn a_valid_document_is_exit_status_0() {
    let folder = Folder::with(SCHEMA, r#"{"name": "Mug", "price": 7.5}"#);
    let assert = folder.run(&["schema.json", "doc.json"]).assert();
    assert.success().stdout("").stderr("");
}

/// All failures, one per line, on standard output: they are the answer, and not an error of the program. Each failure
/// stays one line, because `Failure` shows a line break as an escape. The exit status is 1, as with `grep` if it finds
/// nothing, or `diff` if it finds a difference. If the answer cannot be written, the exit status is 2. (`/dev/full`, on
/// Linux, is a disk that is always full.)
#[test]
fn a_document_that_is_not_valid_is_exit_status_1_with_all_failures() {
    let folder = Folder::with(SCHEMA, r#"{"price": -1, "a/b": "🦀🦀🦀", "c": ""}"#);
    let assert = folder.run(&["schema.json", "doc.json"]).assert();
    let assert = assert.code(1).stderr("");
    let lines = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    insta::assert_snapshot!("all_failures", lines);
    #[cfg(target_os = "linux")]
    {
        let (status, said) = folder.run_on_a_full_disk(&["schema.json", "doc.json"]);
        assert_eq!(
            status,
            Some(2),
            "the exit status on a disk that is full: {said}"
        );
    }
}

/// `-` is standard input, so that a document can come out of another program. The schema may come from there as well.
#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::with(SCHEMA, "{}");
    let expected = "\"\": must have the property \"name\" (\"/required\")\n";
    for (arguments, input) in [(["schema.json", "-"], "{}"), (["-", "doc.json"], SCHEMA)] {
        let assert = folder.run(&arguments).write_stdin(input).assert();
        assert.code(1).stdout(expected).stderr("");
    }
}
