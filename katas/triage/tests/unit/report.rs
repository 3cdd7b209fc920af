//! The ranking as people read it.

use triage::risk::ranking::{Ranked, report};

/// First the headings. They give each column its width. The comment on [`report`] has the rest.
#[test]
fn a_report_on_nothing_has_its_headings() {
    let expected = "rank  module  score  likelihood  cost  churn  branches  faults\n";
    assert_eq!(report(&[]), expected, "the report on no modules");
}

/// A line for each module, in the order of the ranking. Numbers end at the right end of their column, so that people
/// can compare them.
#[test]
fn each_module_has_a_line() {
    let ranked = [ranked("tax", 32), ranked("mail", 4)];
    insta::assert_snapshot!("two_modules", report(&ranked));
}

/// A name that is longer than its heading makes the whole column wider. The width counts characters: `Gebühren` has
/// eight characters and nine bytes, and is the longest name here.
#[test]
fn the_column_of_the_names_is_as_wide_as_the_longest() {
    let ranked = [ranked("Gebühren", 100), ranked("refunds", 75)];
    insta::assert_snapshot!("a_long_name", report(&ranked));
}

fn ranked(name: &str, score: u32) -> Ranked {
    Ranked {
        module: name.to_owned(),
        score,
        likelihood: 8,
        cost: 4,
        churn: 10,
        branches: 7,
        faults: 1,
    }
}
