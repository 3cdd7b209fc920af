//! `kata quiz` through a pipe and for machines; with keys it is tested in a real terminal (`terminal.rs`).

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::workspace::Workspace;

/// A new kata's concept page has a quiz.
fn workspace(name: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace.kata(&["new", name]).assert().code(0);
    workspace
}

#[test]
fn through_a_pipe_it_asks_nothing_and_tells_no_answer() {
    workspace("asks")
        .kata(&["quiz"])
        .assert()
        .code(0)
        .stdout(contains("asks · Which question does it answer?"))
        .stdout(contains("3) A guest in the guest book."))
        .stdout(contains("docs/src/concepts/asks.md"))
        .stdout(contains("is right").not());
}

#[test]
fn the_answers_are_told_when_they_are_wanted() {
    workspace("tells")
        .kata(&["quiz", "tells", "--answers"])
        .assert()
        .code(0)
        .stdout(contains("\u{2714} 1 is right."))
        .stdout(contains("That mixes up the greeting with the guest book"));
}

#[test]
fn for_machines_it_is_one_document() {
    let quiz = workspace("prints").json(&["quiz", "--json"]);
    let topic = &quiz["topics"][0];
    assert_eq!(
        (&topic["name"], &topic["kata"]),
        (&"prints".into(), &"prints".into())
    );
    let right: Vec<_> = topic["items"][1]["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|answer| answer["right"].as_bool())
        .collect();
    assert_eq!(right, [Some(false), Some(true), Some(false)]);
    assert_eq!(
        quiz["score"]["prints"],
        serde_json::json!({"right": 0, "answered": 0, "of": 3})
    );
}

#[test]
fn an_unknown_topic_comes_with_the_nearest_and_all_there_are() {
    workspace("tokens")
        .kata(&["quiz", "token"])
        .assert()
        .code(2)
        .stderr(contains(
            "there is no topic `token`; did you mean `tokens`?",
        ))
        .stderr(contains("the topics are: tokens"));
}

#[test]
fn a_kata_without_a_page_asks_nothing() {
    Workspace::with_kata("", "")
        .kata(&["quiz"])
        .assert()
        .code(0)
        .stdout(contains("tiny").not());
}
