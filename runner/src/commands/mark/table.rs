//! The marks on a terminal: a line for each learner and kata.

use std::fmt::Write as _;

use crate::ui::style;

use super::results::{KataOutline, Learner, Mark, Marks, State};

/// The text.
pub fn text(marks: &Marks) -> String {
    let mut rows =
        vec![["learner", "kata", "state", "tests", "parts", "own tests"].map(str::to_owned)];
    for learner in &marks.learners {
        let pairs = marks.katas.iter().zip(&learner.katas);
        rows.extend(pairs.map(|(kata, mark)| row(learner, kata, mark)));
    }
    let mut out = String::new();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| style::width(&row[column]));
        cells.max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let blanks = width - style::width(cell) + 2;
            let _ = write!(line, "{cell}{}", " ".repeat(blanks));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    let said = remarks(marks);
    if !said.is_empty() {
        out.push('\n');
        out.push_str(&said.join("\n"));
        out.push('\n');
    }
    out
}

/// What there is to say beside the table, a line for each remark.
pub fn remarks(marks: &Marks) -> Vec<String> {
    let mut said = Vec::new();
    if marks.katas.is_empty() && !marks.learners.is_empty() {
        let names: Vec<_> = marks.learners.iter().map(|one| one.name.as_str()).collect();
        said.push(format!(
            "no kata is begun, so none was marked: {}; `--kata NAME` marks a kata all the same",
            names.join(", ")
        ));
    }
    for learner in &marks.learners {
        for mark in &learner.katas {
            said.extend(told(learner, mark));
        }
        let notes = learner.notes.iter();
        said.extend(notes.map(|note| format!("{}: {note}", learner.name)));
        if learner.late == Some(true) {
            said.push(format!("{}: late", learner.name));
        }
    }
    said.extend(marks.alike.iter().map(|pair| {
        format!(
            "{}: did {} and {} work together? {} % of what both have added is the same but for names and layout",
            pair.kata, pair.one, pair.other, pair.percent
        )
    }));
    said
}

fn row(learner: &Learner, kata: &KataOutline, mark: &Mark) -> [String; 6] {
    let own = mark.flip.as_ref().map_or_else(
        || "–".to_owned(),
        |flip| format!("{} of {} caught", flip.caught.len(), flip.impostors),
    );
    [
        learner.name.clone(),
        kata.name.clone(),
        mark.state.name().to_owned(),
        format!("{} of {}", mark.passed, mark.total),
        format!("{} of {}", mark.green_parts(kata), kata.parts.len()),
        own,
    ]
}

/// What there is to say about a mark.
fn told(learner: &Learner, mark: &Mark) -> Vec<String> {
    let about = format!("{}, {}", learner.name, mark.kata);
    let mut said: Vec<_> = mark
        .notes
        .iter()
        .map(|note| format!("{about}: {note}"))
        .collect();
    if let Some(why) = &mark.diagnostic {
        said.push(format!("{about}: {why}"));
    }
    if let (State::Red | State::Timeout, Some(focus)) = (mark.state, &mark.focus) {
        said.push(format!("{about}: stopped at {focus}"));
    }
    if let Some(flip) = &mark.flip {
        if let Some(why) = &flip.diagnostic {
            said.push(format!("{about}, own tests: {why}"));
        }
        let refuse = flip.refuse.iter();
        said.extend(refuse.map(|test| format!("{about}: {test} fails on right code")));
        let slow = flip.slow.iter();
        said.extend(slow.map(|test| format!("{about}: {test} is too slow on right code")));
    }
    said
}
