//! The marks as one page for a browser. It has its data, its looks and its script in itself.

use serde_json::{Value, json};

use crate::run::verdict::Outcome;

use super::results::{KataOutline, Learner, Mark, Marks, State};

/// What the page is without its data.
const PAGE: &str = include_str!("page.html");

/// Where the data goes.
const PLACE: &str = "@MARKS@";

/// The page.
pub fn html(marks: &Marks) -> String {
    let data = json!({
        "deadline": marks.learners.iter().any(|learner| learner.late.is_some()),
        "katas": marks.katas.iter().map(kata).collect::<Vec<_>>(),
        "learners": marks.learners.iter().map(|one| learner(marks, one)).collect::<Vec<_>>(),
        "notes": notes(marks).take(MOST_NOTES).collect::<Vec<_>>(),
        "more": notes(marks).skip(MOST_NOTES).count(),
        "alike": marks.alike
            .iter()
            .map(|one| json!([one.kata, one.one, one.other, one.percent]))
            .collect::<Vec<_>>(),
    });
    // Within a script nothing but these signs means anything.
    let data = data
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    PAGE.replacen(PLACE, &data, 1)
}

/// What the teacher should look at: the kata's place or −1, the learner, the words.
fn notes(marks: &Marks) -> impl Iterator<Item = Value> {
    marks.learners.iter().flat_map(|learner| {
        let about = |at: i64, note: &String| json!([at, learner.name, note]);
        let of_all = learner.notes.iter().map(move |note| about(-1, note));
        let katas = (0..).zip(&learner.katas);
        let of_katas = katas.flat_map(move |(at, mark)| {
            let notes = mark.notes.iter();
            notes.map(move |note| about(at, note))
        });
        of_all.chain(of_katas)
    })
}

fn kata(kata: &KataOutline) -> Value {
    json!({
        "name": kata.name,
        "tests": kata.tests,
        "parts": kata
            .parts
            .iter()
            .map(|part| json!({"title": part.title, "tests": part.tests.len()}))
            .collect::<Vec<_>>(),
        "names": names(kata).collect::<Vec<_>>(),
        "impostors": kata
            .impostors
            .iter()
            .map(|one| json!({"title": one.title, "severity": one.severity}))
            .collect::<Vec<_>>(),
    })
}

/// The given tests, in teaching order.
fn names(kata: &KataOutline) -> impl Iterator<Item = &String> {
    kata.parts.iter().flat_map(|part| &part.tests)
}

fn learner(marks: &Marks, learner: &Learner) -> Value {
    let pairs = marks.katas.iter().zip(&learner.katas);
    json!({
        "name": learner.name,
        "points": learner.points,
        "late": learner.late,
        "katas": pairs.map(|(kata, one)| mark(kata, one)).collect::<Vec<_>>(),
    })
}

/// A mark in few characters: the state, the tests that pass, those of each part, the impostors that are caught, the first
/// test that does not pass, and those that fail.
fn mark(kata: &KataOutline, mark: &Mark) -> Value {
    let state = match mark.state {
        State::Green => 0,
        State::Red => 1,
        State::Amber => 2,
        State::Timeout => 3,
        State::NotBegun => 4,
        State::Missing => 5,
        State::Fault => 6,
    };
    let caught = mark.flip.as_ref().map(|flip| {
        let impostors = kata.impostors.iter();
        impostors
            .map(|one| {
                if flip.caught.contains(&one.name) {
                    '1'
                } else {
                    '0'
                }
            })
            .collect::<String>()
    });
    let focus = mark
        .focus
        .as_ref()
        .and_then(|focus| names(kata).position(|name| name == focus));
    // A test that was not run says nothing, and those behind the first `todo!()` say little.
    let wrong = |name: &String| {
        matches!(
            mark.failed.get(name),
            Some(Outcome::Failed | Outcome::Crashed | Outcome::TimedOut)
        )
    };
    let failed = names(kata)
        .enumerate()
        .filter(|(_, name)| wrong(name))
        .map(|(index, _)| index)
        .take(MOST_FAILED);
    json!([
        state,
        mark.passed,
        mark.parts,
        caught,
        focus.map_or(json!(-1), |at| json!(at)),
        failed.collect::<Vec<_>>(),
    ])
}

/// So many notes are on the page, so that it stays small; the others are in `marks.md`.
const MOST_NOTES: usize = 500;

/// So many failed tests of one learner count, so that the page stays small.
const MOST_FAILED: usize = 10;
