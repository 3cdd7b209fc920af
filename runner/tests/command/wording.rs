//! Tests that pin the words of the reference, in katas of this course: a twin refuses them, and they are told so.

use predicates::str::contains;
use serde_json::json;

use crate::documents::{files, read};
use crate::workspace::Workspace;

/// Beside a reference `pins.rs` has such a test, and names the twin that refuses it.
#[test]
fn a_test_that_pins_wording_is_named_as_such() {
    let found = files("solutions", "/pins.rs");
    std::thread::scope(|scope| {
        for file in found {
            scope.spawn(move || {
                let kata = file.iter().nth(1).expect("a kata").to_string_lossy();
                let workspace = Workspace::of_this_course(&kata);
                is_named_as_such(&workspace, &kata, &read(&file));
            });
        }
    });
}

/// A new kata, whose README does not say how a guest is greeted.
#[test]
fn a_test_that_pins_the_greeting_of_a_new_kata_is_named_as_such() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "pinned-words"]).assert().code(0);
    let twin = "solutions/pinned-words/twins/joins_pieces.rs";
    let rule = workspace.read(twin);
    let rule = rule.lines().find(|line| line.starts_with("//! rule: "));
    let text = format!(
        "//! title: Greets in other words\n//! freedom: wording\n{}\n//!\n//! Other words.\n\n\
         /// The greeting.\n#[must_use]\npub fn greeting(name: &str) -> String {{\n    format!(\"Good day, {{name}}.\")\n}}\n",
        rule.expect("a rule")
    );
    workspace.write("solutions/pinned-words/twins/other_words.rs", &text);
    let mine = "//! refused by: Greets in other words\n\n#[test]\nfn pins_a_sentence() {\n    \
                assert_eq!(pinned_words::greeting(\"Ada\"), \"Hello, Ada!\");\n}\n";
    is_named_as_such(&workspace, "pinned-words", mine);
}

fn is_named_as_such(workspace: &Workspace, kata: &str, mine: &str) {
    let refuses = mine
        .lines()
        .find_map(|line| line.strip_prefix("//! refused by: "));
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
