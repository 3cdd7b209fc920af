//! Tests that pin the words of the reference, in katas of this course: a twin refuses them, and they are told so.

use predicates::str::contains;
use rstest::rstest;
use serde_json::json;

use crate::workspace::{Workspace, has_kata};

const TDD: &str = "#[test]\nfn pins_a_sentence() {\n    \
    assert_cmd::cargo_bin_cmd!(\"tdd\").arg(\"1\").write_stdin(&b\"2\\n\\xff\\n\"[..])\n        \
    .assert().code(2).stderr(predicates::str::contains(\"line 2: cannot be read: stream did not contain valid UTF-8\"));\n}\n";
const CONFIG: &str = "#[test]\nfn pins_a_sentence() {\n    let dir = tempfile::tempdir().unwrap();\n    \
    assert_cmd::cargo_bin_cmd!(\"config\").args([\"set\", \"FERRY_HOST\"]).current_dir(dir.path())\n        \
    .write_stdin(&b\"\\xff\"[..]).assert().code(2)\n        \
    .stderr(predicates::str::contains(\"stream did not contain valid UTF-8\"));\n}\n";
const FRAMEWORKS: &str = "#[test]\nfn pins_a_sentence() {\n    \
    let taken = std::net::TcpListener::bind(\"127.0.0.1:0\").unwrap();\n    \
    let port = taken.local_addr().unwrap().port().to_string();\n    \
    let error = std::net::TcpListener::bind(taken.local_addr().unwrap()).unwrap_err().to_string();\n    \
    assert_cmd::cargo_bin_cmd!(\"frameworks\").args([\"flask\", \"--port\", &port])\n        \
    .assert().code(1).stderr(predicates::str::contains(error));\n}\n";

/// The README wants the line, the source or the reason to be named, and gives no sentence.
#[rstest]
#[case::tdd("tdd", TDD, "Says in its own words that bytes are no text")]
#[case::config("config", CONFIG, "Says in other words that standard input is no text")]
#[case::frameworks(
    "frameworks",
    FRAMEWORKS,
    "Says in its own words that it cannot listen"
)]
fn a_test_that_pins_wording_is_named_as_such(
    #[case] kata: &str,
    #[case] mine: &str,
    #[case] refuses: &str,
) {
    if !has_kata(kata) {
        return;
    }
    let workspace = Workspace::of_this_course(kata);
    workspace.write(&format!("katas/{kata}/tests/mine.rs"), mine);
    let flip = workspace.json(&["flip", kata, "--json"]);
    let pin = &flip["pins"][0];
    assert_eq!(
        (&pin["test"], &pin["refuses"], &pin["freedom"]),
        (
            &json!("pins_a_sentence"),
            &json!(refuses),
            &json!("wording")
        ),
        "{flip:#}"
    );
    workspace
        .kata(&["flip", kata])
        .assert()
        .code(1)
        .stdout(contains(
            "  pins_a_sentence\n    it pins wording, and does not count:",
        ));
}
