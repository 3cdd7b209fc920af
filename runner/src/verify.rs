//! Verifying: what an author and CI want proved of a kata, gate by gate.
//!
//! A gate that fails says what, where, and what to do about it. The gates' numbers are those of the design; a gate
//! that has not been built yet has no entry here.

mod api;
mod impostors;
mod prose;
mod solution;
mod starter;
mod tree;

use std::fmt::Write as _;

use serde::Serialize;

use crate::course::{Course, Kata};
use crate::error::{Error, Status};
use crate::outside::terminal;
use crate::practice;
use crate::report::{BAD, FAINT, GOOD, STRONG, styled};
use crate::run::{Machine, Ran};

/// One thing that keeps a gate shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub what: String,
    /// Where, as a person would open it.
    pub place: String,
    /// What to do about it.
    pub advice: String,
}

impl Finding {
    fn new(what: impl Into<String>, place: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            advice: advice.into(),
        }
    }
}

/// A gate's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Gate {
    #[serde(rename = "gate")]
    number: u8,
    title: &'static str,
    passed: bool,
    findings: Vec<Finding>,
}

/// A kata's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Verified {
    kata: String,
    passed: bool,
    tests: usize,
    gates: Vec<Gate>,
    /// Which test catches which impostor; `None` where nobody was judged.
    #[serde(flatten)]
    table: Option<impostors::Table>,
}

/// What the gates of one kata look at.
struct Subject<'a> {
    course: &'a Course,
    machine: Machine<'a>,
    kata: &'a Kata,
}

impl Subject<'_> {
    fn shown(&self, path: &std::path::Path) -> String {
        practice::shown(self.course, path).to_string()
    }
}

/// Verifies the named katas, or all of them.
///
/// # Errors
/// An unknown kata, a fault of the machine. A gate that fails is no error but a status.
pub fn katas(
    course: &Course,
    machine: Machine<'_>,
    names: &[String],
    json: bool,
) -> Result<Status, Error> {
    let katas = if names.is_empty() {
        let (katas, broken) = course.in_path_order()?;
        if let Some(error) = broken.into_iter().next() {
            return Err(error.into());
        }
        katas
    } else {
        names
            .iter()
            .map(|name| practice::find(course, name))
            .collect::<Result<_, _>>()?
    };
    if katas.is_empty() {
        return Err(Error::Usage(
            "there is no kata to verify: `cargo kata new NAME` makes one".to_owned(),
        ));
    }
    let mut results = Vec::new();
    for kata in &katas {
        let subject = Subject {
            course,
            machine,
            kata,
        };
        let tell = |text: &str| if json { Ok(()) } else { terminal::print(text) };
        let write = |text: &str| tell(text).map_err(Error::io("write", "standard output"));
        write(&format!(
            "{} · {}\n",
            styled(STRONG, &kata.name),
            kata.title
        ))?;
        let result = one(&subject, &mut |text| write(text))?;
        write("\n")?;
        results.push(result);
    }
    let passed = results.iter().all(|result| result.passed);
    if json {
        practice::print_json(&serde_json::json!({ "passed": passed, "katas": results }))?;
    } else {
        terminal::print(&closing(&results)).map_err(Error::io("write", "standard output"))?;
    }
    Ok(if passed {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// All gates of one kata, each told as soon as it is known.
fn one(
    subject: &Subject<'_>,
    tell: &mut dyn FnMut(&str) -> Result<(), Error>,
) -> Result<Verified, Error> {
    let mut gates: Vec<Gate> = Vec::new();
    let mut enter = |number, title, findings: Vec<Finding>, table: Option<&impostors::Table>| {
        let gate = Gate {
            number,
            title,
            passed: findings.is_empty(),
            findings,
        };
        let told =
            tell(&(gate_text(&gate) + &table.map(impostors::Table::text).unwrap_or_default()));
        gates.push(gate);
        told
    };
    let before = tree::Snapshot::take(subject)?;
    let (starter, findings) = starter::check(subject)?;
    enter(
        1,
        "the starter compiles, and every test is red for the right reason",
        findings,
        None,
    )?;
    let findings = solution::check(subject)?;
    enter(
        2,
        "the solution passes twice, and is formatted and free of lints",
        findings,
        None,
    )?;
    enter(
        3,
        "the starter and the solution have the same public API",
        api::check(subject)?,
        None,
    )?;
    let (table, findings) = impostors::check(subject)?;
    enter(
        4,
        "every impostor looks right and is caught",
        findings,
        table.as_ref(),
    )?;
    let findings = prose::check(subject, &starter)?;
    enter(
        5,
        "tests have a doc comment and a hint, and links resolve",
        findings,
        None,
    )?;
    enter(
        7,
        "nothing was left behind in the work tree",
        before.compare(subject)?,
        None,
    )?;
    Ok(Verified {
        kata: subject.kata.name.clone(),
        table,
        passed: gates.iter().all(|gate| gate.passed),
        tests: starter.verdict.tests.len(),
        gates,
    })
}

fn gate_text(gate: &Gate) -> String {
    let mark = if gate.passed {
        styled(GOOD, "✔")
    } else {
        styled(BAD, "✘")
    };
    let mut out = format!("  {mark} gate {}  {}\n", gate.number, gate.title);
    for finding in &gate.findings {
        let _ = writeln!(
            out,
            "      {}",
            styled(STRONG, finding.what.replace('\n', "\n      "))
        );
        let _ = writeln!(
            out,
            "      {}",
            styled(FAINT, format!("at {}", finding.place))
        );
        let _ = writeln!(out, "      → {}", finding.advice);
    }
    out
}

fn closing(results: &[Verified]) -> String {
    let failed = results.iter().filter(|result| !result.passed).count();
    let tests: usize = results.iter().map(|result| result.tests).sum();
    let gates: usize = results.iter().map(|result| result.gates.len()).sum();
    let shut: Vec<_> = results
        .iter()
        .flat_map(|result| {
            result
                .gates
                .iter()
                .filter(|gate| !gate.passed)
                .map(|gate| (&result.kata, gate.number))
        })
        .map(|(kata, gate)| format!("{kata} (gate {gate})"))
        .collect();
    if failed == 0 {
        format!(
            "{} {} katas, {tests} tests, {gates} gates: all passed\n",
            styled(GOOD, "✔"),
            results.len()
        )
    } else {
        format!(
            "{} {failed} of {} katas failed: {}\n",
            styled(BAD, "✘"),
            results.len(),
            shut.join(", ")
        )
    }
}

/// The place of a test function, as `file:line`.
fn place_of(subject: &Subject<'_>, ran: &Ran, test: &crate::verdict::TestReport) -> String {
    ran.function_of(test).map_or_else(
        || test.id(),
        |function| format!("{}:{}", subject.shown(&function.file), function.line),
    )
}
