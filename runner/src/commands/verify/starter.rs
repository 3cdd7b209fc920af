//! Gate 1: the starter compiles without warnings, and every test is red because nothing is written yet.

use crate::commands::error::Error;
use crate::course::fingerprint::Inputs;
use crate::course::kata::{Layer, StarterKind};
use crate::learner::session;
use crate::learner::shipped;
use crate::learner::starter::{self, DifferencesError};
use crate::run::ran::Ran;
use crate::run::verdict::{Light, Outcome, TestReport};

use super::finding::Finding;
use super::planted;
use super::subject::{Subject, place_of};

/// What `todo!()` says when it panics.
pub const TODO: &str = "not yet implemented";

/// Runs the starter, and says what is not as it should be; and whether the packed copy is the same.
pub fn check(subject: &Subject<'_>) -> Result<(Ran, Vec<Finding>), Error> {
    let (ran, mut findings) = run(subject)?;
    findings.extend(packed(subject)?);
    findings.extend(altered(subject, &ran));
    Ok((ran, findings))
}

/// What is wrong with the packed copy of the starter.
fn packed(subject: &Subject<'_>) -> Result<Option<Finding>, Error> {
    let kata = subject.kata;
    let advice = format!("pack it: cargo kata pack {}", kata.name);
    let found = match starter::differences(kata) {
        Ok(files) if files.is_empty() => return Ok(None),
        Ok(files) => format!(
            "the packed starter, which `reset` brings back, is not src/: {}",
            files.join(", ")
        ),
        Err(DifferencesError::Starter(error)) => {
            let text = error.to_string();
            text.lines().next().unwrap_or_default().to_owned()
        }
        Err(DifferencesError::Journal(error)) => return Err(error.into()),
    };
    let place = subject.shown(&starter::file(kata));
    Ok(Some(Finding::new(found, place, advice)))
}

/// What is not as the packed list of the suites says, and code that is not the kata's.
fn altered(subject: &Subject<'_>, ran: &Ran) -> Vec<Finding> {
    let kata = subject.kata;
    let place = subject.shown(&kata.dir);
    let advice = format!(
        "if the suites are right, pack them: cargo kata pack {}",
        kata.name
    );
    let finding = |what: String| Finding::new(what, &place, advice.clone());
    // A packed starter that is missing is told of elsewhere.
    let (Some(altered), Ok(suites)) = (&ran.verdict.altered, starter::suites(kata)) else {
        return Vec::new();
    };
    let mut findings: Vec<_> = altered.iter().cloned().map(finding).collect();
    let unknown = Inputs::of(&kata.dir).map(|inputs| suites.unknown(kata, &inputs));
    for file in unknown.unwrap_or_default() {
        findings.push(finding(format!(
            "{file} is not on the packed list of the suites"
        )));
    }
    if !suites.is_counted() {
        findings.push(finding(
            "the tests of the packed list are not counted".to_owned(),
        ));
    }
    // Fewer tests than on the list are among what is altered.
    for (layer, many) in shipped::counted(ran) {
        if let Some(packed) = suites.tests().get(&layer).filter(|packed| **packed < many) {
            findings.push(finding(format!(
                "the packed list has {packed} of the {many} tests of {}",
                layer.name()
            )));
        }
    }
    findings
}

/// Runs the starter, and says what is not as it should be.
pub fn run(subject: &Subject<'_>) -> Result<(Ran, Vec<Finding>), Error> {
    let kata = subject.kata;
    // The other lane builds at the same time: the user need not know which one waits.
    let run = session::starter_telling(
        subject.course,
        subject.tools,
        kata,
        &kata.suites,
        None,
        &|_| {},
    )?;
    let ran = run.ran;
    let src = subject.shown(&kata.dir.join("src"));
    let mut findings: Vec<_> = ran
        .warnings
        .iter()
        .map(|warning| {
            let text = anstream::adapter::strip_str(warning.trim_end()).to_string();
            Finding::new(
                format!("the starter compiles with a warning:\n{text}"),
                &src,
                "fix it, so that learners see only their own",
            )
        })
        .collect();
    if ran.verdict.light == Light::Amber {
        let text =
            anstream::adapter::strip_str(ran.verdict.diagnostic.as_deref().unwrap_or_default())
                .to_string();
        findings.push(Finding::new(
            format!("the starter does not compile:\n{text}"),
            src,
            "fix it",
        ));
        return Ok((ran, findings));
    }
    match &kata.starter_is {
        StarterKind::Todo => {
            for test in &ran.verdict.tests {
                if let Some((what, advice)) = objection(test) {
                    findings.push(Finding::new(
                        format!("{}: {what}", test.id()),
                        place_of(subject, &ran, test),
                        advice,
                    ));
                }
            }
        }
        StarterKind::Otherwise(reason) => {
            for test in &ran.verdict.tests {
                if let Some((what, advice)) = disorder(test) {
                    let what = format!("{}: {what}", test.id());
                    findings.push(Finding::new(what, place_of(subject, &ran, test), advice));
                }
            }
            if reason.trim().is_empty() || ran.verdict.light == Light::Green {
                findings.push(Finding::new(
                    "the starter declares that it is not made of `todo!()`, but gives no reason or has no red test",
                    subject.shown(&kata.dir.join("Cargo.toml")),
                    "say in `starter-is-not-todo` what it ships instead, and make sure that at least one test fails by it",
                ));
            }
        }
    }
    findings.extend(planted::check(subject, &ran)?);
    Ok((ran, findings))
}

/// What is wrong with how a test ended against the starter, and what to do.
fn objection(test: &TestReport) -> Option<(String, &'static str)> {
    let message = test.message.as_deref().unwrap_or_default();
    let first = message.lines().next().unwrap_or_default();
    if let Some(disorder) = disorder(test) {
        return Some(disorder);
    }
    match test.outcome {
        Outcome::Passed => Some((
            "it passes although nothing is written yet".to_owned(),
            "make it ask for something that the starter cannot do: a test that cannot fail teaches nothing",
        )),
        Outcome::Failed if test.layer == Layer::E2e && !test.output.contains(TODO) => Some((
            format!("it is red, but its output does not show the program's own `{TODO}`: {first}"),
            "let its message show what the program wrote to standard error, so that a learner sees why",
        )),
        Outcome::Failed if test.layer != Layer::E2e && !message.contains(TODO) => Some((
            format!("it is red by something else than `todo!()`: {first}"),
            "make sure that it fails by the code under test",
        )),
        _ => None,
    }
}

/// What is wrong with a test that did not simply pass or fail, whatever the starter is made of.
fn disorder(test: &TestReport) -> Option<(String, &'static str)> {
    let message = test.message.as_deref().unwrap_or_default();
    let first = message.lines().next().unwrap_or_default();
    match test.outcome {
        Outcome::TimedOut => Some((
            "it is red by a time-out".to_owned(),
            "make it notice at once that the program is gone",
        )),
        Outcome::Crashed | Outcome::Missing => Some((
            format!("it did not fail but {first}"),
            "make sure that a `todo!()` ends it",
        )),
        // Files first: a missing file would fail the solution's test just as well.
        Outcome::Failed
            if ["No such file or directory", "cannot find the file"]
                .iter()
                .any(|words| message.contains(words)) =>
        {
            Some((
                format!("it is red by a missing file: {first}"),
                "make sure that every file it reads exists",
            ))
        }
        // One that ran into its limit is the reason, and is named.
        Outcome::Passed | Outcome::Failed | Outcome::NotJudged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn test(layer: Layer, outcome: Outcome, message: &str, output: &str) -> TestReport {
        TestReport {
            message: Some(message.to_owned()),
            output: output.to_owned(),
            ..TestReport::example(layer, "t", outcome)
        }
    }

    #[rstest]
    #[case::by_todo(Layer::Unit, Outcome::Failed, "not yet implemented", "")]
    #[case::by_todo_in_a_law(
        Layer::Integration,
        Outcome::Failed,
        "Test failed: not yet implemented.",
        ""
    )]
    #[case::by_the_program(
        Layer::E2e,
        Outcome::Failed,
        "Unexpected stdout",
        "stderr: not yet implemented"
    )]
    fn red_for_the_right_reason(
        #[case] layer: Layer,
        #[case] outcome: Outcome,
        #[case] message: &str,
        #[case] output: &str,
    ) {
        assert_eq!(objection(&test(layer, outcome, message, output)), None);
    }

    #[rstest]
    #[case::green(Layer::Unit, Outcome::Passed, "", "passes although nothing is written")]
    #[case::another_panic(
        Layer::Unit,
        Outcome::Failed,
        "index out of bounds",
        "something else than `todo!()`: index out of bounds"
    )]
    #[case::a_time_out(Layer::E2e, Outcome::TimedOut, "", "by a time-out")]
    #[case::a_crash(
        Layer::Unit,
        Outcome::Crashed,
        "the stack overflowed",
        "the stack overflowed"
    )]
    #[case::a_missing_file(
        Layer::E2e,
        Outcome::Failed,
        "No such file or directory (os error 2)",
        "a missing file"
    )]
    #[case::a_silent_program(
        Layer::E2e,
        Outcome::Failed,
        "Unexpected stdout",
        "does not show the program's own"
    )]
    fn red_for_another_reason(
        #[case] layer: Layer,
        #[case] outcome: Outcome,
        #[case] message: &str,
        #[case] says: &str,
    ) {
        let (what, _) = objection(&test(layer, outcome, message, "")).unwrap();
        assert!(what.contains(says), "{what}");
    }
}
