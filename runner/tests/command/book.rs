//! `kata book`: what mdBook gets.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

use crate::workspace::Workspace;

/// A workspace with a new kata, and a book with one page of its own.
fn workspace(name: &str, page: &str) -> (Workspace, Value) {
    let workspace = Workspace::empty();
    workspace.kata(&["new", name]).assert().code(0);
    for document in ["runner", "design", "performance", "strength"] {
        workspace.write(
            &format!("docs/{document}.md"),
            &format!("# The {document}\n"),
        );
    }
    workspace.write("docs/src/first.md", page);
    let chapter = json!({"Chapter": {
        "name": "First", "content": page, "number": null, "sub_items": [],
        "path": "first.md", "source_path": "first.md", "parent_names": [],
    }});
    let parts = [
        "The questions",
        "The katas",
        "Walk-throughs",
        "How it works",
    ];
    let mut items = vec![chapter];
    items.extend(parts.map(|part| json!({ "PartTitle": part })));
    let book = json!([{"root": "", "renderer": "html"}, {"items": items}]);
    (workspace, book)
}

/// The chapters of a book: where each goes, and what it says.
fn chapters(book: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    book["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item.get("Chapter"))
        .map(|chapter| (text(&chapter["path"]), text(&chapter["content"])))
        .collect()
}

#[test]
fn chapters_are_made_from_the_katas_and_links_lead_from_one_to_the_other() {
    let page = "# First\n\n[it](../../katas/bound/README.md) [why](concepts/bound.md) [unit](../../katas/bound/tests/unit.rs)\n";
    let (workspace, book) = workspace("bound", page);
    let output = workspace
        .kata(&["book"])
        .write_stdin(book.to_string())
        .assert()
        .code(0);
    let made: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    let chapters = chapters(&made);
    let paths: Vec<_> = chapters.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths[..8],
        [
            "first.md",
            "concepts/bound.md",
            "katas/bound.md",
            "walkthroughs/bound.md",
            "runner.md",
            "design.md",
            "performance.md",
            "strength.md"
        ]
    );
    assert!(
        paths[8..].contains(&"files/katas/bound/tests/unit.rs.md"),
        "{paths:?}"
    );
    assert_eq!(
        chapters[0].1,
        "# First\n\n[it](katas/bound.md) [why](concepts/bound.md) [unit](files/katas/bound/tests/unit.rs.md)\n"
    );
    assert!(chapters[3].1.contains("**Red:** `"), "{}", chapters[3].1);
}

#[test]
fn a_link_that_leads_nowhere_is_said_with_its_line() {
    let (workspace, book) = workspace("astray", "# First\n\n[a](../../katas/gone/README.md)\n");
    workspace
        .kata(&["book"])
        .write_stdin(book.to_string())
        .assert()
        .code(1)
        .stderr(contains(
            "docs/src/first.md:3: the link `../../katas/gone/README.md` leads nowhere",
        ));
}

#[test]
fn a_part_that_is_missing_is_said() {
    let (workspace, mut book) = workspace("apart", "# First\n");
    book[1]["items"].as_array_mut().expect("items").pop();
    workspace
        .kata(&["book"])
        .write_stdin(book.to_string())
        .assert()
        .code(2)
        .stderr(contains("SUMMARY.md has no part `# How it works`"));
}

#[test]
fn what_is_no_book_is_said() {
    Workspace::empty()
        .kata(&["book"])
        .write_stdin("hello")
        .assert()
        .code(2)
        .stderr(contains("this is for mdBook").and(contains("just docs")));
}

#[test]
fn it_is_there_for_every_renderer() {
    Workspace::empty()
        .kata(&["book", "supports", "html"])
        .assert()
        .code(0);
}
