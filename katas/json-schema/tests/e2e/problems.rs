//! No verdict: exit status 2, one report on standard error, and nothing on standard output that could be taken for one.

use rstest::rstest;

use crate::command::Folder;

/// "Not valid" is an answer, and "I cannot tell" is not. A script that confuses the two refuses good documents because
/// of a typing error in a file name. So the status differs, and the report begins with the name of the bad input: the
/// file as it was given, or `standard input`. The given `read` refuses a text that is not JSON, and a value that it
/// could not keep as it is written. (RFC 8259 §9)
#[rstest]
#[case::the_document_is_not_json("{}", "{\"a\": }", &["schema.json", "doc.json"], "doc.json: cannot be read as JSON: ")]
#[case::the_schema_is_not_json("", "{}", &["schema.json", "doc.json"], "schema.json: cannot be read as JSON: ")]
#[case::half_of_a_character(
    "{}", r#""\ud800""#, &["schema.json", "doc.json"],
    "doc.json: cannot be read as JSON: unexpected end of hex escape at line 1 column 8 (four digits, and half of a "
)]
#[case::an_exponent_without_end(
    "{}", "1e9223372036854775808", &["schema.json", "doc.json"],
    "doc.json: cannot be read as JSON: the exponent of a number does not fit into 64 bits\n"
)]
#[case::digits_without_end(
    "{}", &"7".repeat(1001), &["schema.json", "doc.json"],
    "doc.json: cannot be read as JSON: a number has more than 1,000 digits\n"
)]
#[case::a_word_of_the_library(
    "{}", r#"{"\u0024serde_json::private::Number": "1"}"#, &["schema.json", "doc.json"],
    "doc.json: cannot be read as JSON: a string begins with `$serde_json::private::`\n"
)]
#[case::no_such_file("{}", "{}", &["schema.json", "dok.json"], "dok.json: cannot be read: ")]
#[case::standard_input("{}", "{}", &["schema.json", "-"], "standard input: cannot be read as JSON: ")]
#[case::a_schema_on_standard_input(
    r#"{"type": 7}"#, "{}", &["-", "doc.json"], "standard input: not a schema:\n\"/type\": must be "
)]
#[case::both_from_standard_input("{}", "{}", &["-", "-"], "standard input cannot be both")]
#[case::not_a_schema(
    r#"{"items": {"type": "text"}}"#, "{}", &["schema.json", "doc.json"],
    "schema.json: not a schema:\n\"/items/type\": must be one of "
)]
#[case::a_reference_to_nowhere(
    r##"{"items": {"$ref": "#/a"}}"##, "{}", &["schema.json", "doc.json"],
    "schema.json: not a schema:\n\"/items/$ref\": \"#/a\" leads to no schema in this document\n"
)]
#[case::nested_too_deep(
    "{}", &["[".repeat(200), "]".repeat(200)].concat(), &["schema.json", "doc.json"],
    "doc.json: cannot be read as JSON: recursion limit exceeded at line 1 column 128 (127 arrays and objects within \
     each other are the limit)\n"
)]
#[case::bytes_that_are_no_text("{}", b"\"\xff\"", &["schema.json", "doc.json"], "doc.json: cannot be read as JSON: ")]
#[case::something_behind_it("{}", "{} x", &["schema.json", "doc.json"], "doc.json: cannot be read as JSON: trailing ")]
fn without_a_verdict_the_exit_status_is_2(
    #[case] schema: &str,
    #[case] document: impl AsRef<[u8]>,
    #[case] arguments: &[&str],
    #[case] report: &'static str,
) {
    let folder = Folder::with(schema, document);
    let input = if arguments == ["-", "doc.json"] {
        schema
    } else {
        ""
    };
    let assert = folder.run(arguments).write_stdin(input).assert();
    let assert = assert.code(2).stdout("");
    let said = String::from_utf8_lossy(&assert.get_output().stderr);
    // The name of the program may stand in front.
    let said = said.strip_prefix("json-schema: ").unwrap_or(&said);
    assert!(said.starts_with(report), "{report:?} should begin: {said}");
}
