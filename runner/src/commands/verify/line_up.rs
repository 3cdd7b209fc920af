//! What both kinds of gate 4 do: they let tests judge impostors.

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
        twins,
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
