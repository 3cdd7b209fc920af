//! `kata flip`: the kata turned round. The learner's tests meet the solution, which they have to accept, and then its
//! impostors, which they have to catch.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::repeat;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::course::{Budget, Course, Kata};
use crate::error::{Error, Status};
use crate::impostor::{self, Impostor, Severity};
use crate::judge::{JudgeError, Judged, LineUp, Trial};
use crate::outside::terminal::{self, StatusLine};
use crate::practice;
use crate::report::{self, BAD, BETWEEN, FAINT, GOOD, STRONG, styled};
use crate::run::{Event, Machine, RunError};
use crate::verdict::{Light, Outcome, Verdict};

/// How it is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Telling {
    /// Also who is still at large.
    pub reveal: bool,
    /// One JSON document and nothing else.
    pub json: bool,
}

/// What came of it; serialises to the document that `--json` prints.
#[derive(Debug, Serialize)]
struct Flip {
    kata: String,
    /// Green when the solution is accepted and every impostor is caught.
    light: Light,
    /// The learner's tests against the solution.
    solution: Verdict,
    impostors: Vec<Suspect>,
    at_large: BTreeMap<Severity, usize>,
    /// What the tests are worth, where they have a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<Risk>,
    /// Tests that passed against everything.
    idle_tests: Vec<String>,
}

/// How much of the risk the learner's few tests remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// The points of those who were caught.
    pub removed: u32,
    /// The points of all of them.
    pub of: u32,
    /// The points at which it is enough.
    pub pass: u32,
    /// The most tests that there may be.
    pub tests_allowed: usize,
}

impl Risk {
    /// Adds up what the tests that were judged removed.
    pub fn new<'i>(budget: Budget, judged: impl IntoIterator<Item = (&'i Impostor, bool)>) -> Self {
        let mut risk = Self {
            removed: 0,
            of: 0,
            pass: budget.pass,
            tests_allowed: budget.tests,
        };
        for (impostor, caught) in judged {
            let points = impostor.weight.unwrap_or(0);
            risk.of += points;
            risk.removed += if caught { points } else { 0 };
        }
        risk
    }
}

/// An impostor, as far as the learner may know it.
#[derive(Debug, Serialize)]
struct Suspect {
    /// `None` while it is at large and not revealed.
    name: Option<String>,
    title: Option<String>,
    severity: Severity,
    /// Its points, where the tests have a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<u32>,
    /// The test that caught it first.
    caught_by: Option<String>,
    /// How that test ended.
    outcome: Option<Outcome>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesson: Option<String>,
}

/// Turns the kata round.
///
/// # Errors
/// An unknown kata or one without impostors, a fault of the machine.
pub fn turn_round(
    course: &Course,
    machine: Machine<'_>,
    name: &str,
    telling: Telling,
) -> Result<Status, Error> {
    let kata = practice::find(course, name)?;
    let impostors = impostor::read_all(&kata.impostors_dir())?;
    if impostors.is_empty() {
        return Err(Error::Usage(format!(
            "the kata `{name}` has no impostors yet, so there is nobody to catch"
        )));
    }
    let mine = kata.mine();
    if !mine.file.is_file() {
        let place = practice::shown(course, &mine.file);
        return Err(Error::Usage(format!(
            "there is no {place}\nmake it and write your tests there: the others in that folder show how one looks"
        )));
    }
    let trial = Trial {
        course,
        machine,
        kata: &kata,
        impostors: &impostors,
        suites: &[mine],
        until_caught: true,
    };
    let flip = match judge(&trial) {
        Ok(line_up) => Flip::new(&kata, &impostors, &line_up, telling.reveal),
        Err(JudgeError::Run(RunError::NoTests(_))) => {
            Flip::without_tests(&kata, &impostors, telling.reveal)
        }
        Err(error) => return Err(error.into()),
    };
    if telling.json {
        practice::print_json(&flip)?;
    } else {
        let text = flip.text(&kata, terminal::width());
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    Ok(if flip.light == Light::Green {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// Judges with a line on the terminal that shows how far it is.
fn judge(trial: &Trial<'_>) -> Result<LineUp, JudgeError> {
    let line = Mutex::new(StatusLine::default());
    let total = trial.impostors.len();
    let show = |text: &str| {
        line.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .show(text);
    };
    let own = format!("{}-", trial.kata.name);
    let result = trial.judge(
        &|event| match event {
            Event::Compiling(name) if name.starts_with(&own) => show("building the impostors …"),
            Event::Compiling(name) => show(&format!("building what they need, once: {name} …")),
            Event::Waiting => show("waiting for another cargo to finish …"),
            Event::AnotherRun => show("waiting for another judge of this kata to finish …"),
            Event::Listed { .. } | Event::Tested(_) => {}
        },
        &|done| {
            show(&format!(
                "judging  {} {done} of {total}",
                report::bar(done, total)
            ));
        },
    );
    line.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .clear();
    result
}

impl Flip {
    fn new(kata: &Kata, impostors: &[Impostor], line_up: &LineUp, reveal: bool) -> Self {
        let solution = line_up.solution.verdict.clone();
        if solution.light != Light::Green {
            return Self {
                kata: kata.name.clone(),
                light: solution.light,
                solution,
                impostors: Vec::new(),
                at_large: BTreeMap::new(),
                risk: None,
                idle_tests: Vec::new(),
            };
        }
        if kata
            .budget
            .is_some_and(|budget| solution.tests.len() > budget.tests)
        {
            // Nobody was judged by too many tests.
            return Self {
                light: Light::Red,
                ..Self::of(kata, impostors, solution, Vec::new())
            };
        }
        let suspects: Vec<_> = impostors
            .iter()
            .zip(&line_up.judged)
            .map(|(impostor, judged)| suspect(impostor, &solution, Some(judged), reveal))
            .collect();
        let idle = |index: usize| line_up.judged.iter().all(|judged| judged.passes(index));
        let idle_tests = solution
            .tests
            .iter()
            .enumerate()
            .filter(|(index, _)| idle(*index))
            .map(|(_, test)| test.name.clone());
        Self {
            kata: kata.name.clone(),
            idle_tests: idle_tests.collect(),
            ..Self::of(kata, impostors, solution, suspects)
        }
    }

    fn without_tests(kata: &Kata, impostors: &[Impostor], reveal: bool) -> Self {
        let solution = Verdict::of_tests(&kata.name, Vec::new());
        let suspects = impostors
            .iter()
            .map(|impostor| suspect(impostor, &solution, None, reveal))
            .collect();
        Self::of(kata, impostors, solution, suspects)
    }

    fn of(kata: &Kata, impostors: &[Impostor], solution: Verdict, suspects: Vec<Suspect>) -> Self {
        let mut at_large = BTreeMap::new();
        for suspect in suspects.iter().filter(|suspect| suspect.outcome.is_none()) {
            *at_large.entry(suspect.severity).or_insert(0) += 1;
        }
        let caught = suspects.iter().map(|suspect| suspect.outcome.is_some());
        let risk = kata
            .budget
            .map(|budget| Risk::new(budget, impostors.iter().zip(caught.chain(repeat(false)))));
        let enough = risk.map_or(at_large.is_empty(), |risk| risk.removed >= risk.pass);
        Self {
            kata: kata.name.clone(),
            light: if enough { Light::Green } else { Light::Red },
            solution,
            impostors: suspects,
            at_large,
            risk,
            idle_tests: Vec::new(),
        }
    }

    fn text(&self, kata: &Kata, width: usize) -> String {
        let mine = format!("katas/{}/tests/mine.rs", kata.name);
        let mut out = format!(
            "{} · {}, turned round\n\n",
            styled(STRONG, &kata.name),
            kata.title
        );
        match self.solution.light {
            Light::Green if self.tests_too_many() > 0 => self.too_many(&mine, width, &mut out),
            Light::Green => self.line_up(&mine, width, &mut out),
            Light::Amber => {
                let diagnostic = self
                    .solution
                    .diagnostic
                    .as_deref()
                    .unwrap_or_default()
                    .trim_end();
                let _ = write!(
                    out,
                    "{}  your tests do not compile; the first error:\n\n{diagnostic}\n",
                    report::light(Light::Amber)
                );
            }
            _ => {
                let _ = writeln!(
                    out,
                    "{}  right code is refused: these tests fail against the solution",
                    report::light(Light::Red)
                );
                for test in self
                    .solution
                    .tests
                    .iter()
                    .filter(|test| test.outcome != Outcome::Passed)
                {
                    let _ = write!(out, "\n{}\n", styled(STRONG, &test.name));
                    for line in test.message.as_deref().unwrap_or_default().lines().take(20) {
                        let _ = writeln!(out, "  {line}");
                    }
                    if let Some(place) = &test.place {
                        let _ = writeln!(out, "  {}", styled(FAINT, format!("at {place}")));
                    }
                }
                let advice = format!(
                    "The README has the rules. Mend the tests in {mine}; the impostors wait until the solution is accepted."
                );
                let _ = write!(out, "\n{}\n", report::prose(&advice, "", width));
            }
        }
        out
    }

    /// How many tests are over the budget.
    fn tests_too_many(&self) -> usize {
        self.risk.map_or(0, |risk| {
            self.solution.tests.len().saturating_sub(risk.tests_allowed)
        })
    }

    fn too_many(&self, mine: &str, width: usize, out: &mut String) {
        let (tests, over) = (self.solution.tests.len(), self.tests_too_many());
        let _ = writeln!(
            out,
            "{}  you have {tests} tests, {over} more than this kata allows",
            report::light(Light::Red)
        );
        let advice = format!(
            "A test is one #[test]; each case of a table counts too. Nobody has been judged. Which {over} of those in {mine} \
             would be missed least?"
        );
        let _ = write!(out, "\n{}\n", report::prose(&advice, "", width));
    }

    fn line_up(&self, mine: &str, width: usize, out: &mut String) {
        let (mark, tests) = match self.solution.tests.len() {
            0 => (styled(BETWEEN, "·"), "you have no tests yet".to_owned()),
            1 => (
                styled(GOOD, "✔"),
                "your test accepts the solution".to_owned(),
            ),
            many => (
                styled(GOOD, "✔"),
                format!("your {many} tests accept the solution"),
            ),
        };
        let caught: Vec<_> = self
            .impostors
            .iter()
            .filter(|suspect| suspect.outcome.is_some())
            .collect();
        let total = self.impostors.len();
        let _ = writeln!(out, "{mark} {tests}\n");
        let _ = writeln!(
            out,
            "caught  {} {} of {total} impostors",
            report::bar(caught.len(), total),
            caught.len()
        );
        if let Some(risk) = self.risk {
            let _ = writeln!(
                out,
                "risk    {} {} of {} points removed; {} are enough",
                report::bar(risk.removed as usize, risk.of as usize),
                risk.removed,
                risk.of,
                risk.pass
            );
            let _ = writeln!(
                out,
                "tests   {} {} of {} spent",
                report::bar(self.solution.tests.len(), risk.tests_allowed),
                self.solution.tests.len(),
                risk.tests_allowed
            );
        }
        if !caught.is_empty() {
            out.push('\n');
        }
        for suspect in caught {
            suspect.tell_caught(out);
        }
        if !self.at_large.is_empty() {
            let counts = self
                .at_large
                .iter()
                .map(|(severity, count)| format!("{count} {}", severity.name()));
            let counts = counts.collect::<Vec<_>>().join(", ");
            let _ = writeln!(out, "\n{} still at large: {counts}", styled(BAD, "✘"));
        }
        for suspect in self
            .impostors
            .iter()
            .filter(|suspect| suspect.outcome.is_none())
        {
            suspect.tell_at_large(width, out);
        }
        if !self.idle_tests.is_empty() {
            let warning =
                "these tests pass against everything, right or wrong: what do they assert?";
            let _ = writeln!(out, "\n{} {warning}", styled(BETWEEN, "?"));
            for test in &self.idle_tests {
                let _ = writeln!(out, "  {test}");
            }
        }
        let next = if let Some(risk) = self.risk.filter(|_| !self.at_large.is_empty()) {
            let verdict = if risk.removed >= risk.pass {
                "Enough: what is left is the risk that you chose to carry. Could a test be worth more?"
            } else {
                "Not enough yet. What would cost most if it broke, and which test is worth least?"
            };
            format!(
                "{verdict} Again: cargo kata flip {}. To see who is at large: --reveal",
                self.kata
            )
        } else if self.at_large.is_empty() {
            "Everybody is caught. Would your tests still be easy to read in a year?".to_owned()
        } else {
            format!(
                "Take a rule from the README, ask who would get it wrong and how, and write that as a test in {mine}. \
                 Then: cargo kata flip {}. To see who is at large: --reveal",
                self.kata
            )
        };
        let next = report::prose(&next, "     ", width);
        let _ = write!(out, "\n{} {}\n", styled(STRONG, "Next"), next.trim_start());
    }
}

impl Suspect {
    fn tell_caught(&self, out: &mut String) {
        let title = self.title.as_deref().unwrap_or_default();
        let how = if self.outcome == Some(Outcome::TimedOut) {
            " (it hangs)"
        } else {
            ""
        };
        let by = self.caught_by.as_deref().unwrap_or("the compiler");
        let _ = writeln!(
            out,
            "  {} {title} ({}){how}",
            styled(GOOD, "✔"),
            self.harm()
        );
        let _ = writeln!(out, "    {}", styled(FAINT, format!("by {by}")));
    }

    /// Only when it is to be revealed is there anything to tell.
    fn tell_at_large(&self, width: usize, out: &mut String) {
        if let (Some(title), Some(lesson)) = (&self.title, &self.lesson) {
            let lesson = report::prose(lesson, "    ", width);
            let _ = write!(
                out,
                "\n  {} ({})\n{lesson}\n",
                styled(STRONG, title),
                self.harm()
            );
        }
    }

    /// How much harm it would do, in words and, where there are any, in points.
    fn harm(&self) -> String {
        match self.weight {
            None => self.severity.name().to_owned(),
            Some(1) => format!("{}, 1 point", self.severity.name()),
            Some(points) => format!("{}, {points} points", self.severity.name()),
        }
    }
}

/// What the learner gets to know of an impostor.
fn suspect(
    impostor: &Impostor,
    solution: &Verdict,
    judged: Option<&Judged>,
    reveal: bool,
) -> Suspect {
    let caught = judged.filter(|judged| judged.caught());
    let first = caught.and_then(Judged::first_catch);
    let first = first.and_then(|(position, outcome)| {
        Some((solution.tests.get(position)?.name.clone(), outcome))
    });
    let known = caught.is_some() || reveal;
    let outcome = caught.map(|_| {
        first
            .as_ref()
            .map_or(Outcome::Failed, |(_, outcome)| *outcome)
    });
    Suspect {
        name: known.then(|| impostor.name.clone()),
        title: known.then(|| impostor.title.clone()),
        severity: impostor.severity,
        weight: impostor.weight,
        caught_by: first.map(|(name, _)| name),
        outcome,
        lesson: reveal.then(|| impostor.lesson.clone()),
    }
}
