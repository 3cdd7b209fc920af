//! What both kinds of gate 4 do: they let tests judge impostors.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::subject::Subject;
use crate::commands::error::Error;
use crate::course::impostor::Impostor;
use crate::course::kata::{Kata, Suite};
use crate::course::twin::Twin;
use crate::impostors::judge::{JudgeError, LineUp, Trial};
use crate::impostors::judged::Judged;
use crate::run::request::RunError;
use crate::run::verdict::Light;

/// Lets the suites judge the impostors; or says why they cannot.
pub fn judge(
    subject: &Subject<'_>,
    kata: &Kata,
    impostors: &[Impostor],
    twins: &[Twin],
    suites: &[Suite],
) -> Result<Result<LineUp, Finding>, Error> {
    let trial = Trial {
        course: subject.course,
        tools: subject.tools,
        kata,
        impostors,
        wanted: None,
        twins,
        suites,
        only: None,
        until_caught: false,
        keeps_members: false,
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
                "fix the overlay that it names",
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

/// What is wrong with an impostor that most of so many tests see through.
pub fn does_not_look_right(
    impostor: &Impostor,
    judged: &Judged,
    total: usize,
    place: &str,
) -> Option<Finding> {
    let passed = judged.passed();
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

/// What is wrong with the tests that the impostors name as the first that sees them, but for those that other tests have
/// seen before. Where one impostor names its test, all of them do: `flip --part` would leave out the others.
pub fn not_seen_first(
    subject: &Subject<'_>,
    impostors: &[Impostor],
    line_up: &LineUp,
    seen_before: &BTreeSet<String>,
) -> Vec<Finding> {
    if impostors.iter().all(|impostor| impostor.seen_by.is_none()) {
        return Vec::new();
    }
    let tests = &line_up.solution.verdict.tests;
    let found = impostors.iter().zip(&line_up.judged);
    let found = found.filter(|(impostor, _)| !seen_before.contains(&impostor.name));
    let found = found.filter_map(|(impostor, judged)| {
        let first = tests.iter().find(|test| judged.is_caught_by(&test.id()))?;
        let function = line_up.solution.function_of(first);
        let path = function.map_or(&first.name, |function| &function.path);
        let first = format!("{}::{path}", first.layer);
        let says = impostor.seen_by.as_deref();
        (says != Some(&first)).then(|| {
            Finding::new(
                format!(
                    "the first test that sees the impostor `{}` is {first}, and its file says {}",
                    impostor.name,
                    says.unwrap_or("nothing about it")
                ),
                subject.shown(&impostor.overlay.file),
                format!("write `//! seen by: {first}` above the empty line"),
            )
        })
    });
    found.collect()
}
