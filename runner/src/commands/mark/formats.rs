//! Marks in the formats that other programs take: CSV, JUnit's XML, Gradescope's `results.json`, and the summary and the
//! annotations of a job on GitHub.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::UNIX_EPOCH;

use serde_json::{Value, json};

use crate::run::junit::{Case, Report, TestSuite, Trouble};
use crate::run::verdict::Outcome;
use crate::ui::annotations::Annotation;

use super::results::{KataOutline, Learner, Mark, Marks, PartOutline, State};

/// A spreadsheet takes a cell that begins so for a formula.
const FORMULAS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '|'];

/// A row for each learner, some columns for each kata.
pub fn csv(marks: &Marks) -> String {
    let mut head: Vec<String> = ["learner", "points", "committed", "late"]
        .map(str::to_owned)
        .to_vec();
    for kata in &marks.katas {
        let columns = [
            "state",
            "passed",
            "tests",
            "parts",
            "own tests",
            "caught",
            "impostors",
        ];
        head.extend(columns.map(|column| format!("{} {column}", kata.name)));
    }
    let mut out = row(&head.iter().map(|cell| text(cell)).collect::<Vec<_>>());
    for learner in &marks.learners {
        let mut cells = vec![
            text(&learner.name),
            format!("{:.2}", learner.points),
            learner
                .committed
                .map_or_else(String::new, |at| at.to_string()),
            learner
                .late
                .map_or("", |late| if late { "yes" } else { "no" })
                .to_owned(),
        ];
        for (kata, mark) in marks.katas.iter().zip(&learner.katas) {
            let flip = mark.flip.as_ref();
            let number = |count: Option<usize>| count.map_or_else(String::new, |n| n.to_string());
            cells.extend([
                text(mark.state.name()),
                mark.passed.to_string(),
                mark.total.to_string(),
                mark.green_parts(kata).to_string(),
                number(flip.map(|flip| flip.tests)),
                number(flip.map(|flip| flip.caught.len())),
                number(flip.map(|flip| flip.impostors)),
            ]);
        }
        out.push_str(&row(&cells));
    }
    out
}

fn row(cells: &[String]) -> String {
    cells.join(",") + "\r\n"
}

/// A cell with a text that no program takes for anything else.
fn text(cell: &str) -> String {
    let apart = if cell.trim_start().starts_with(FORMULAS) {
        "'"
    } else {
        ""
    };
    format!("\"{apart}{}\"", cell.replace('"', "\"\""))
}

/// So many cases a JUnit report has at most if each test is one: a thousand learners and twelve katas would make 1.8 million
/// of them, and 320 MB. In such a class each part is a case.
const MOST_CASES: usize = 100_000;

/// A suite for each learner and kata, a case for each given test, or for each part in a large class. It says no times, so
/// that the same submissions make the same report.
pub fn junit(marks: &Marks) -> String {
    let tests: usize = marks.katas.iter().map(|kata| kata.tests).sum();
    let by_part = tests * marks.learners.len() > MOST_CASES;
    let pairs = marks.learners.iter().flat_map(|learner| {
        let pairs = marks.katas.iter().zip(&learner.katas);
        pairs.map(move |(kata, mark)| suite(learner, kata, mark, by_part))
    });
    let report = Report {
        name: "marks".to_owned(),
        began: UNIX_EPOCH,
        suites: pairs.collect(),
    };
    report.xml()
}

fn suite(learner: &Learner, kata: &KataOutline, mark: &Mark, by_part: bool) -> TestSuite {
    let name = format!("{}.{}", learner.name, kata.name);
    let cases = if by_part {
        let parts = kata.parts.iter().zip(&mark.parts);
        parts
            .map(|(part, passed)| of_a_part(&name, part, *passed, mark))
            .collect()
    } else {
        let tests = kata.parts.iter().flat_map(|part| &part.tests);
        tests.map(|test| of_a_test(&name, test, mark)).collect()
    };
    TestSuite { name, cases }
}

fn of_a_part(suite: &str, part: &PartOutline, passed: usize, mark: &Mark) -> Case {
    let all = part.tests.len();
    let incomplete = || {
        (passed < all).then(|| Trouble {
            failed: true,
            kind: "failed",
            message: format!("{passed} of {all} tests pass"),
        })
    };
    Case {
        class: suite.to_owned(),
        name: format!("part {}: {}", part.number, part.title),
        place: None,
        seconds: 0.0,
        trouble: without_a_run(mark).or_else(incomplete),
    }
}

fn of_a_test(suite: &str, test: &str, mark: &Mark) -> Case {
    let (layer, name) = test.split_once("::").unwrap_or(("", test));
    let failed = || {
        mark.failed.get(test).map(|outcome| Trouble {
            failed: *outcome == Outcome::Failed,
            kind: kind(*outcome),
            message: kind(*outcome).to_owned(),
        })
    };
    Case {
        class: format!("{suite}.{layer}"),
        name: name.to_owned(),
        place: None,
        seconds: 0.0,
        trouble: without_a_run(mark).or_else(failed),
    }
}

/// Why no test ran, if none did.
fn without_a_run(mark: &Mark) -> Option<Trouble> {
    let ran = matches!(mark.state, State::Green | State::Red | State::Timeout);
    let why = || mark.diagnostic.clone();
    (!ran).then(|| Trouble {
        failed: mark.state == State::NotBegun,
        kind: kind_of_state(mark.state),
        message: why().unwrap_or_else(|| mark.state.name().to_owned()),
    })
}

fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Crashed => "crashed",
        Outcome::TimedOut => "timed_out",
        Outcome::Missing => "missing",
        Outcome::NotJudged => "not_judged",
    }
}

fn kind_of_state(state: State) -> &'static str {
    match state {
        State::Amber => "does_not_compile",
        State::Fault => "fault",
        State::Missing => "missing",
        _ => "not_begun",
    }
}

/// What Gradescope takes of one learner: <https://gradescope-autograders.readthedocs.io/en/latest/specs/>.
pub fn gradescope(marks: &Marks, learner: &Learner) -> Value {
    let mut tests = Vec::new();
    for (kata, mark) in marks.katas.iter().zip(&learner.katas) {
        for (part, passed) in kata.parts.iter().zip(&mark.parts) {
            let all = part.tests.len();
            tests.push(json!({
                "name": format!("{}, part {}: {}", kata.name, part.number, part.title),
                "score": passed,
                "max_score": all,
                "status": if *passed == all { "passed" } else { "failed" },
                "output": mark.diagnostic.clone().unwrap_or_default(),
            }));
        }
        if let Some(flip) = &mark.flip {
            tests.push(json!({
                "name": format!("{}, your own tests", kata.name),
                "score": flip.caught.len(),
                "max_score": flip.impostors,
                "status": if flip.caught.len() == flip.impostors { "passed" } else { "failed" },
                "output": flip.diagnostic.clone().unwrap_or_default(),
            }));
        }
    }
    json!({
        "score": learner.points,
        "output_format": "text",
        "output": learner.notes.join("\n"),
        "tests": tests,
    })
}

/// The most remarks of a summary: GitHub takes no more than 1 MiB for each step of a job.
const MOST_REMARKS: usize = 200;

/// The marks as Markdown: a row for each learner, a column for each kata, and what there is to say.
pub fn markdown(marks: &Marks, remarks: &[String]) -> String {
    let mut head = vec!["learner".to_owned(), "points".to_owned()];
    head.extend(marks.katas.iter().map(|kata| literal(&kata.name)));
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = format!("## Marks\n\n{}", line(head.clone()));
    out.push_str(&line(vec!["---".to_owned(); head.len()]));
    for learner in &marks.learners {
        let mut cells = vec![literal(&learner.name), format!("{:.0}", learner.points)];
        cells.extend(learner.katas.iter().map(|mark| match mark.state {
            State::Green | State::Red | State::Timeout => {
                format!("{} of {}", mark.passed, mark.total)
            }
            state => state.name().to_owned(),
        }));
        out.push_str(&line(cells));
    }
    if !remarks.is_empty() {
        out.push('\n');
    }
    for remark in remarks.iter().take(MOST_REMARKS) {
        let _ = writeln!(out, "- {}", literal(remark));
    }
    if let Some(more @ 1..) = remarks.len().checked_sub(MOST_REMARKS) {
        let _ = writeln!(out, "- {more} more remarks are in marks.html.");
    }
    out
}

/// A text in which no sign means anything in Markdown or HTML (`CommonMark` 0.31, section 2.4).
fn literal(text: &str) -> String {
    let sign = |c: char| {
        if c.is_ascii_punctuation() {
            format!("\\{c}")
        } else {
            c.to_string()
        }
    };
    text.chars().map(sign).collect()
}

/// An annotation for each kata of a learner that is begun and not green, those that could not be judged first.
pub fn annotations(marks: &Marks) -> Vec<Annotation> {
    let mut found = Vec::new();
    for learner in &marks.learners {
        for mark in &learner.katas {
            let rank = match mark.state {
                State::Fault => 0,
                State::Amber => 1,
                State::Timeout => 2,
                State::Red => 3,
                State::Green | State::NotBegun | State::Missing => continue,
            };
            let why = mark.diagnostic.as_ref().or(mark.focus.as_ref());
            let annotation = Annotation {
                place: None,
                title: format!("{}: {}", learner.name, mark.kata),
                message: format!(
                    "{}, {} of {} given tests pass: {}",
                    mark.state.name(),
                    mark.passed,
                    mark.total,
                    why.map_or("", String::as_str)
                ),
            };
            found.push((rank, annotation));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .map(|(_, annotation)| annotation)
        .collect()
}

/// A folder's name for each learner, in their order: letters, digits and a few signs, and no two alike.
pub fn folders(marks: &Marks) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let names = marks.learners.iter().map(|learner| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let name: String = learner
            .name
            .chars()
            .map(|c| if plain(c) { c } else { '_' })
            .take(60)
            .collect();
        let mut numbers = 1..;
        let mut folder = name.clone();
        while !taken.insert(folder.to_lowercase()) {
            folder = format!("{name}-{}", numbers.next().unwrap_or(0));
        }
        folder
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::super::results::VERSION;
    use super::*;

    #[test]
    fn in_a_large_class_each_part_is_a_case() {
        let part = |number: usize, tests: &[&str]| PartOutline {
            number,
            title: "Sums".to_owned(),
            tests: tests.iter().map(|test| format!("unit::{test}")).collect(),
        };
        let outline = |tests| KataOutline {
            name: "tdd".to_owned(),
            title: String::new(),
            tests,
            parts: vec![part(1, &["a", "b"]), part(2, &["c"])],
            impostors: Vec::new(),
            twins: 0,
            weight: 1,
        };
        let xml = |tests: usize, state: State| {
            let mark = Mark {
                passed: 1,
                parts: vec![1, 0],
                failed: [("unit::b", Outcome::Failed), ("unit::c", Outcome::Crashed)]
                    .map(|(test, outcome)| (test.to_owned(), outcome))
                    .into(),
                ..Mark::without_a_run(&outline(tests), state)
            };
            junit(&Marks {
                version: VERSION,
                katas: vec![outline(tests)],
                learners: vec![Learner {
                    name: "ann".to_owned(),
                    points: 0.0,
                    committed: None,
                    late: None,
                    katas: vec![mark],
                    notes: Vec::new(),
                }],
                alike: Vec::new(),
            })
        };
        let small = xml(3, State::Red);
        assert!(
            small.contains("tests=\"3\" failures=\"1\" errors=\"1\""),
            "{small}"
        );
        assert!(
            small.contains("classname=\"ann.tdd.unit\" name=\"b\""),
            "{small}"
        );
        let large = xml(MOST_CASES + 1, State::Red);
        assert!(
            large.contains("tests=\"2\" failures=\"2\" errors=\"0\""),
            "{large}"
        );
        assert!(
            large.contains("classname=\"ann.tdd\" name=\"part 1: Sums\""),
            "{large}"
        );
        assert!(large.contains("1 of 2 tests pass"), "{large}");
        let amber = xml(MOST_CASES + 1, State::Amber);
        assert!(
            amber.contains("tests=\"2\" failures=\"0\" errors=\"2\""),
            "{amber}"
        );
    }
}
