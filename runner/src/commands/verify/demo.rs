//! Gate 6: the walk-through replays, and no step or part of it is too long. Where the kata shows solo, that replays, too.

use std::path::Path;

use crate::commands::error::Error;
use crate::course::kata::Kata;
use crate::course::part;
use crate::course::walkthrough::{self, WalkthroughError};
use crate::os::files::Texts;
use crate::replay;
use crate::replay::own::with_own_tests;
use crate::replay::scene::Replay;
use crate::run::request::Sources;

use super::finding::Finding;
use super::lines;
use super::steps;
use super::subject::Subject;
use super::values;

/// Carries it out, and says how long its longest step is, and what goes otherwise than the walk-through says.
pub fn check(subject: &Subject<'_>) -> Result<(Vec<String>, Vec<Finding>), Error> {
    let kata = subject.kata;
    let file = kata.demo_file();
    if !file.is_file() {
        let what = "the kata has no walk-through";
        let advice = "write it: prose, and blocks `red` and `rust,green,file=src/…` that lead from the starter to the solution";
        let finding = Finding::new(what, subject.shown(&file), advice);
        return Ok((Vec::new(), vec![finding]));
    }
    let (notes, mut findings) = match replayed(subject, kata, &file)? {
        Ok(replay) => {
            let place = subject.shown(&file);
            let manifest = subject.shown(&kata.dir.join("Cargo.toml"));
            let mut notes: Vec<_> = steps::longest(&replay.steps).into_iter().collect();
            notes.push(lines::figures(&replay.steps));
            let mut findings = steps::check(kata, &replay.steps, &place, &manifest);
            findings.extend(lines::check(subject, &replay.steps));
            findings.extend(values::check(kata, &replay.steps, &place));
            (notes, findings)
        }
        Err(finding) => (Vec::new(), vec![finding]),
    };
    findings.extend(solo(subject)?);
    Ok((notes, findings))
}

/// Carries a walk-through out, or says where it breaks.
fn replayed(
    subject: &Subject<'_>,
    kata: &Kata,
    file: &Path,
) -> Result<Result<Replay, Finding>, Error> {
    let place = subject.shown(file);
    let walkthrough = match walkthrough::read(file) {
        Ok(walkthrough) => walkthrough,
        Err(WalkthroughError::Malformed {
            line, what, advice, ..
        }) => {
            return Ok(Err(Finding::new(what, format!("{place}:{line}"), advice)));
        }
        Err(error) => return Err(error.into()),
    };
    // Whether the packed starter is the same as the folder's, gate 1 tells.
    let begin = if kata.has_only_own_tests() {
        Some(replay::code_in(&subject.kata.dir.join("src"))?)
    } else {
        None
    };
    let replayed = replay::replay(
        subject.course,
        subject.tools,
        kata,
        &walkthrough,
        begin.as_ref(),
        &|_| {},
        &|_| {},
    )?;
    let Some(broken) = replayed.broken else {
        return Ok(Ok(replayed));
    };
    let what = format!("the step `{}` breaks: {}", broken.heading, broken.what);
    let place = format!("{place}:{}", broken.line);
    Ok(Err(Finding::new(what, place, broken.advice)))
}

/// Where the kata shows how its first part is done in solo: the steps go as they say, right code passes the tests that are
/// written there, and the code that they lead to passes the given tests of the part.
fn solo(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    let (file, tests) = (kata.solo_file(), kata.solo_tests_file());
    let missing = match (file.is_file(), tests.is_file()) {
        (false, false) => return Ok(Vec::new()),
        (true, false) => Some((&tests, "the tests that solo.md names")),
        (false, true) => Some((&file, "the steps that lead through solo.rs")),
        (true, true) => None,
    };
    if let Some((missing, holds)) = missing {
        let what = format!("the kata shows solo by half: {holds} are missing");
        let advice = "write the file, or delete the other one";
        return Ok(vec![Finding::new(what, subject.shown(missing), advice)]);
    }
    let own = with_own_tests(subject.course, kata)?;
    let replay = match replayed(subject, &own, &file)? {
        Ok(replay) => replay,
        Err(finding) => return Ok(vec![finding]),
    };
    let red = |kata: &Kata, code: &Texts, tests: &[String]| -> Result<Option<String>, Error> {
        let ran = replay::live(subject.course, subject.tools, kata, code, tests, &|_| {})?;
        let red = ran.verdict.tests.iter().find(|test| test.is_red());
        Ok(red.map(|test| {
            format!(
                "{}: {}",
                test.id(),
                test.message.clone().unwrap_or_default()
            )
        }))
    };
    let mut findings = Vec::new();
    let reference = replay::code_in(&kata.solution_dir.join("src"))?;
    if let Some(red) = red(&own, &reference, &["mine".to_owned()])? {
        let what = format!("a test of solo refuses the reference: {red}");
        let advice = "a test asks for what a rule of the README says";
        findings.push(Finding::new(what, subject.shown(&tests), advice));
    }
    let functions = Sources::read(&kata.suites).functions;
    let parts = part::from_sources(kata, &functions);
    let scenes = replay.steps.iter().flat_map(|step| &step.scenes);
    if let (Some(part), Some(scene)) = (parts.first(), scenes.last())
        && let Some(red) = red(kata, &scene.code, &part.functions)?
    {
        let what = format!(
            "the code that solo leads to fails a given test of part 1 `{}`: {red}",
            part.stretch.title
        );
        let advice = "write the test in solo.rs that asks for that rule, and its step";
        findings.push(Finding::new(what, subject.shown(&file), advice));
    }
    Ok(findings)
}
