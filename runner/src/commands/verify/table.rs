//! Which test catches which impostor.

use std::fmt::Write as _;

use serde::Serialize;

use crate::course::impostor::{Impostor, Severity};
use crate::course::twin::{Freedom, Twin};
use crate::impostors::judge::LineUp;
use crate::impostors::judged::is_catch;
use crate::run::verdict::{Outcome, TestReport};
use crate::ui::style::{BAD, FAINT, STRONG, styled};

/// Which test catches which impostor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    impostors: Vec<Row>,
    twins: Vec<TwinRow>,
    /// The test functions that catch no impostor: a question to the author.
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

/// A twin's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TwinRow {
    name: String,
    title: String,
    freedom: Freedom,
    /// The sentence of the README that comes nearest.
    rule: String,
    /// Built by itself, since it could not share a copy with the others.
    apart: bool,
    /// How many tests it met.
    of: usize,
    /// The tests that refuse it, in roster order. There should be none.
    refused_by: Vec<String>,
}

/// A test function, and how its cases ended against each impostor.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    function: String,
    outcomes: Vec<Outcome>,
}

impl Table {
    /// Of a line-up.
    pub fn new(impostors: &[Impostor], twins: &[Twin], line_up: &LineUp) -> Self {
        let (solution, judged) = (&line_up.solution, &line_up.judged);
        let tests = &solution.verdict.tests;
        let twins = line_up.twins.iter().filter_map(|(index, judged)| {
            let twin = twins.get(*index)?;
            let ids = tests.iter().map(TestReport::id);
            Some(TwinRow {
                name: twin.name.clone(),
                title: twin.title.clone(),
                freedom: twin.freedom,
                rule: twin.rule.clone(),
                apart: judged.apart,
                of: tests.len(),
                refused_by: ids.filter(|test| judged.is_caught_by(test)).collect(),
            })
        });
        let twins = twins.collect();
        let rows = impostors.iter().zip(judged).map(|(impostor, judged)| {
            let by = |wanted: &dyn Fn(Outcome) -> bool| {
                let ids = tests.iter().map(TestReport::id);
                ids.filter(|test| judged.outcomes.get(test).copied().is_some_and(wanted))
                    .collect()
            };
            Row {
                name: impostor.name.clone(),
                title: impostor.title.clone(),
                severity: impostor.severity,
                apart: judged.apart,
                passed: judged.passed(),
                of: tests.len(),
                caught_by: by(&is_catch),
                timed_out: by(&|outcome| outcome == Outcome::TimedOut),
            }
        });
        let function = |test: &TestReport| {
            let name = solution
                .function_of(test)
                .map_or(&test.name, |function| &function.path);
            format!("{}::{name}", test.layer)
        };
        let mut functions: Vec<Column> = Vec::new();
        for test in tests {
            let name = function(test);
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
                let outcome = judged.outcomes.get(&test.id()).copied();
                if let Some(outcome) = outcome.filter(|outcome| is_catch(*outcome)) {
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
            twins,
            idle_tests,
            functions,
        }
    }

    /// Adds what other tests say of the same twins.
    pub fn add_refusals(&mut self, twins: &[Twin], line_up: &LineUp) {
        let more = Self::new(&[], twins, line_up).twins;
        for more in more {
            if let Some(row) = self.twins.iter_mut().find(|row| row.name == more.name) {
                row.of += more.of;
                row.refused_by.extend(more.refused_by);
            }
        }
    }

    /// The table for people: the impostors by number, and below a line per test function with a mark for each of them.
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
        for row in &self.twins {
            let accepted = match row.refused_by.len() {
                0 => format!("accepted by all {} tests", row.of),
                many => styled(BAD, format!("REFUSED by {many} of {} tests", row.of)),
            };
            let apart = if row.apart { ", built apart" } else { "" };
            let _ = writeln!(out, "       = {:<8} {}", "twin", row.title);
            let _ = writeln!(
                out,
                "                  {}",
                styled(FAINT, format!("{}, {accepted}{apart}", row.freedom.name()))
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
