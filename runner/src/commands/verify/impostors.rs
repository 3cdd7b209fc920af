//! Gate 4: every impostor compiles, looks right to half of the tests at least, and is caught by one at least.

use std::fmt::Write as _;

use serde::Serialize;

use crate::commands::error::Error;
use crate::course::impostor::{self, Impostor, Severity};
use crate::course::kata::{Kata, Layer, Suite};
use crate::impostors::judge::{JudgeError, Judged, LineUp, Trial};
use crate::run::scheduler::{Ran, RunError};
use crate::run::verdict::{Light, Outcome, TestReport};
use crate::ui::report::{BAD, FAINT, STRONG, styled};

use super::{Finding, Subject, budget};

/// Which test catches which impostor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    impostors: Vec<Row>,
    /// The test functions that catch nobody: a question to the author.
    idle_tests: Vec<String>,
    #[serde(skip)]
    functions: Vec<Column>,
}

/// An impostor's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Row {
    name: String,
    title: String,
    severity: Severity,
    /// Built by itself, since it could not share a copy with the others.
    apart: bool,
    passed: usize,
    of: usize,
    /// The tests that notice it, in roster order.
    caught_by: Vec<String>,
    /// Those of them that it kept from ending.
    timed_out: Vec<String>,
}

/// A test function, and how its cases ended against each impostor.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    function: String,
    outcomes: Vec<Outcome>,
}

/// Judges the impostors, and says what is not as it should be.
pub fn check(subject: &Subject<'_>) -> Result<(Option<Table>, Vec<Finding>), Error> {
    let kata = subject.kata;
    let place = subject.shown(&kata.impostors_dir());
    let found = |what: String, place: String, advice: &str| {
        Ok((None, vec![Finding::new(what, place, advice)]))
    };
    let impostors = match impostor::read_all(&kata.impostors_dir()) {
        Ok(impostors) => impostors,
        Err(error) => return found(error.to_string(), place, "mend its first lines or its Rust"),
    };
    if impostors.is_empty() {
        let what =
            "the kata has no impostors, so nobody knows whether its suites are strong".to_owned();
        return found(
            what,
            place,
            "write down, one file each, the mistakes that people really make",
        );
    }
    if let Some(budget) = &kata.budget {
        return budget::check(subject, budget, &impostors);
    }
    let line_up = match judge(subject, kata, &impostors, &kata.suites)? {
        Ok(line_up) => line_up,
        Err(finding) => return Ok((None, vec![finding])),
    };
    let findings = impostors
        .iter()
        .zip(&line_up.judged)
        .flat_map(|(impostor, judged)| {
            let place = subject.shown(&impostor.overlay.file);
            let tests = &line_up.solution.verdict.tests;
            let mut findings = objections(impostor, judged, &place);
            findings.extend(other_layers(impostor, judged, tests, &place));
            findings
        })
        .collect();
    Ok((
        Some(Table::new(&impostors, &line_up.solution, &line_up.judged)),
        findings,
    ))
}

/// Lets the suites judge the impostors; or says why they cannot.
pub fn judge(
    subject: &Subject<'_>,
    kata: &Kata,
    impostors: &[Impostor],
    suites: &[Suite],
) -> Result<Result<LineUp, Finding>, Error> {
    let trial = Trial {
        course: subject.course,
        machine: subject.machine,
        kata,
        impostors,
        suites,
        until_caught: false,
    };
    let line_up = match trial.judge(&|_| {}, &|_| {}) {
        Ok(line_up) => line_up,
        Err(JudgeError::Run(error)) if !matches!(error, RunError::NoTests(_)) => {
            return Err(error.into());
        }
        Err(error) => {
            let place = subject.shown(&kata.impostors_dir());
            return Ok(Err(Finding::new(
                error.to_string(),
                place,
                "mend the impostor",
            )));
        }
    };
    if line_up.solution.verdict.light != Light::Green {
        let what = match &line_up.solution.verdict.diagnostic {
            Some(text) => format!(
                "the impostors cannot be judged: the solution does not compile:\n{}",
                anstream::adapter::strip_str(text)
            ),
            None => "the impostors cannot be judged: the solution itself is not green".to_owned(),
        };
        let place = subject.shown(&kata.solution_dir);
        return Ok(Err(Finding::new(what, place, "see gate 2")));
    }
    Ok(Ok(line_up))
}

fn objections(impostor: &Impostor, judged: &Judged, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !judged.caught() {
        let what = format!(
            "the impostor `{}` is caught by no test: {}\n{}",
            impostor.name, impostor.title, impostor.lesson
        );
        findings.push(Finding::new(
            what,
            place,
            "write the test that its lesson asks for, or make it wrong in a way that shows",
        ));
    }
    findings.extend(does_not_look_right(impostor, judged, place));
    findings
}

/// What is wrong with an impostor that most tests see through.
pub fn does_not_look_right(impostor: &Impostor, judged: &Judged, place: &str) -> Option<Finding> {
    let (passed, total) = (judged.passed(), judged.outcomes.len());
    (judged.does_not_fit || passed * 2 < total).then(|| {
        let what = format!(
            "the impostor `{}` does not look right: it passes {passed} of {total} tests",
            impostor.name
        );
        Finding::new(
            what,
            place,
            "make it wrong in one thing only: it has to pass half of them",
        )
    })
}

/// What is wrong with the layers that catch an impostor, if it says which ones do.
fn other_layers(
    impostor: &Impostor,
    judged: &Judged,
    tests: &[TestReport],
    place: &str,
) -> Option<Finding> {
    if impostor.layers.is_empty() || !judged.caught() {
        return None;
    }
    let catching = |layer: &Layer| {
        tests
            .iter()
            .enumerate()
            .any(|(position, test)| test.layer == *layer && !judged.passes(position))
    };
    let names = |layers: &mut dyn Iterator<Item = Layer>| {
        let names: Vec<_> = layers.map(Layer::name).collect();
        names.join(", ")
    };
    let caught_by = names(&mut Layer::ALL.into_iter().filter(catching));
    let declared = names(
        &mut Layer::ALL
            .into_iter()
            .filter(|layer| impostor.layers.contains(layer)),
    );
    (caught_by != declared).then(|| {
        Finding::new(
            format!(
                "the impostor `{}` is caught by tests of {caught_by}, but declares {declared}",
                impostor.name
            ),
            place,
            "mend what it declares, or the test that sees it and should not, or write the one that does not see it and should",
        )
    })
}

impl Table {
    /// Of a line-up.
    pub fn new(impostors: &[Impostor], solution: &Ran, judged: &[Judged]) -> Self {
        let tests = &solution.verdict.tests;
        let rows = impostors.iter().zip(judged).map(|(impostor, judged)| {
            let by = |wanted: &dyn Fn(Outcome) -> bool| {
                let ended = tests
                    .iter()
                    .zip(&judged.outcomes)
                    .filter(|(_, outcome)| outcome.is_some_and(wanted));
                ended.map(|(test, _)| test.id()).collect()
            };
            Row {
                name: impostor.name.clone(),
                title: impostor.title.clone(),
                severity: impostor.severity,
                apart: judged.apart,
                passed: judged.passed(),
                of: tests.len(),
                caught_by: by(&|outcome| outcome != Outcome::Passed),
                timed_out: by(&|outcome| outcome == Outcome::TimedOut),
            }
        });
        let function = |index: usize| {
            let test = &tests[index];
            let name = solution
                .function_of(test)
                .map_or(&test.name, |function| &function.path);
            format!("{}::{name}", test.layer)
        };
        let mut functions: Vec<Column> = Vec::new();
        for index in 0..tests.len() {
            let name = function(index);
            if functions.last().is_none_or(|last| last.function != name) {
                functions.push(Column {
                    function: name,
                    outcomes: vec![Outcome::Passed; judged.len()],
                });
            }
            let worst = functions
                .last_mut()
                .into_iter()
                .flat_map(|column| &mut column.outcomes);
            for (judged, worst) in judged.iter().zip(worst) {
                let outcome = judged.outcomes.get(index).copied().flatten();
                if let Some(outcome) = outcome.filter(|outcome| *outcome != Outcome::Passed) {
                    *worst = outcome;
                }
            }
        }
        let idle = functions.iter().filter(|column| {
            column
                .outcomes
                .iter()
                .all(|outcome| *outcome == Outcome::Passed)
        });
        let idle_tests = idle.map(|column| column.function.clone()).collect();
        Self {
            impostors: rows.collect(),
            idle_tests,
            functions,
        }
    }

    /// The table for people: the impostors by number, and below a line a test function with a mark for each of them.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (index, row) in self.impostors.iter().enumerate() {
            let caught = match row.caught_by.len() {
                0 => styled(BAD, "AT LARGE"),
                many => format!("caught by {many} of {}", row.of),
            };
            let apart = if row.apart { ", built apart" } else { "" };
            let hangs = if row.timed_out.is_empty() {
                String::new()
            } else {
                format!(", {} by time-out", row.timed_out.len())
            };
            let _ = writeln!(
                out,
                "      {:>2} {:<8} {}",
                index + 1,
                row.severity.name(),
                row.title
            );
            let _ = writeln!(
                out,
                "                  {}",
                styled(FAINT, format!("{caught}{hangs}{apart}"))
            );
        }
        let tens: String = (1..=self.impostors.len())
            .map(|number| {
                if number % 10 == 0 {
                    (number / 10 % 10).to_string()
                } else {
                    " ".to_owned()
                }
            })
            .collect();
        let units: String = (1..=self.impostors.len())
            .map(|number| (number % 10).to_string())
            .collect();
        let _ = writeln!(out, "\n      {tens}\n      {units}");
        for column in &self.functions {
            let marks: String = column
                .outcomes
                .iter()
                .map(|outcome| match outcome {
                    Outcome::Passed => styled(FAINT, "·"),
                    Outcome::TimedOut => styled(BAD, "◷"),
                    _ => styled(BAD, "✘"),
                })
                .collect();
            let _ = writeln!(out, "      {marks} {}", column.function);
        }
        if !self.idle_tests.is_empty() {
            let _ = writeln!(
                out,
                "\n      {}",
                styled(STRONG, "No impostor needs these tests. Is one missing?")
            );
            for test in &self.idle_tests {
                let _ = writeln!(out, "        {test}");
            }
        }
        out
    }
}
