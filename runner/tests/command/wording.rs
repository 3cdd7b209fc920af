//! Tests that pin the words of the reference, in katas of this course: a twin refuses them, and they are told so.

use predicates::str::contains;
use serde_json::json;

use crate::documents::{files, read};
use crate::workspace::Workspace;

/// Beside a reference `pins.rs` has such a test, and names the twin that refuses it. What is told of one, the tests of twins
/// show on a small kata.
#[test]
fn a_test_that_pins_wording_is_named_as_such() {
    let found = files("solutions", "/pins.rs");
    std::thread::scope(|scope| {
        for file in found {
            scope.spawn(move || {
                let kata = file.iter().nth(1).expect("a kata").to_string_lossy();
                is_named_as_such(&kata, &read(&file));
            });
        }
    });
}

fn is_named_as_such(kata: &str, mine: &str) {
    let refuses = mine
        .lines()
        .find_map(|line| line.strip_prefix("//! refused by: "));
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
