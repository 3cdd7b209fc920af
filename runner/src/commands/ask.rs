//! `kata ask`: the reference answers a question, for what the README leaves open. A few questions per part, so that the first
//! thing to ask is the README.

use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::solo::task::Task;
use crate::course::kata::Kata;
use crate::course::part::{self, Chapter};
use crate::course::sealed;
use crate::learner::journal::{self, Entry, Journal, JournalError, What};
use crate::learner::progress;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::generated;
use crate::run::question::{self, Answer};
use crate::run::request::{self, Sources, Tools};
use crate::ui::report;
use crate::ui::status_line::with_status_of_builds;
use crate::ui::style::{FAINT, STRONG, styled};

/// How many questions a learner has per part.
const QUESTIONS: usize = 5;

/// How many characters a question may have: a few lines of a terminal.
const LONGEST: usize = 400;

/// Asks it. The expression is over what the kata's library shows. Without a part it is about the one at
/// hand in solo, or that of the test in focus. An expression that does not compile costs no question, and neither does one
/// that was asked before.
///
/// # Errors
/// An unknown kata or part, one without a reference, what is no expression, questions that are used up; a fault of the
/// machine.
pub fn ask(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    expression: &str,
    part: Option<usize>,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = course.kata(name)?;
    let reference = kata.solution_dir.join("src/lib.rs");
    if !sealed::has(&reference) {
        return Err(Error::Usage(format!(
            "the kata `{}` cannot be asked: there is no file {}",
            kata.name,
            course.shown(&reference)
        )));
    }
    let expression = expression.trim();
    check(&kata, expression)?;
    let functions = Sources::read(&request::suites_with(&kata, None)).functions;
    let parts = part::from_sources(&kata, &functions);
    let part = part_of_question(journal, &kata, &parts, part)?;
    let entries = or_without_git(journal.entries(&kata))?.unwrap_or_default();
    if let Some((entry, answer)) = asked_before(&entries, expression) {
        return tell(&format!(
            "{} · asked before: entry {} of the log\n{}",
            styled(STRONG, &kata.name),
            entry.number,
            told(expression, answer, terminal::width())
        ));
    }
    let asked = asked_about(&entries, part.stretch.number);
    if asked >= QUESTIONS {
        return Err(Error::NotYet(format!(
            "the {QUESTIONS} questions about part {} ({}) are used up\n\
             the rules are in katas/{name}/README.md; `cargo kata log {name}` has the answers that you were given",
            part.stretch.number,
            part.stretch.title,
            name = kata.name
        )));
    }
    let dir = generated::home(course, &kata);
    let answer = with_status_of_builds(&format!("{}-ask", kata.name), |event| {
        let _lock = progress::build_lock(course.folders(), &dir, "ask", &|| {
            event(request::RunEvent::AnotherRun);
        });
        question::ask(course, tools, &kata, expression, event)
    })?;
    let answer = match answer {
        Answer::DoesNotCompile(errors) => {
            return Err(Error::NotYet(format!(
                "the question does not compile, so it is not counted\n\n{}\n\n\
                 the library's public items are in katas/{}/src, with the types",
                errors.join("\n\n"),
                kata.name
            )));
        }
        Answer::Value(value) => value,
        Answer::Panic(words) => format!("it panics: {words}"),
        Answer::Nothing(why) => format!("no value: {why}"),
        Answer::Endless => "it does not end in the kata's limit of time".to_owned(),
    };
    let what = What::Asked {
        part: part.stretch.number,
        question: expression.to_owned(),
        answer: answer.clone(),
    };
    let recorded = journal.record(&kata, &journal::snapshot(&kata)?, &what);
    if or_without_git(recorded)?.is_none() {
        report::tell(
            "note",
            "there is no git here, so the question is not counted, and `cargo kata log` does not show it",
        );
    }
    tell(&format!(
        "{} · question {} of {QUESTIONS} about part {}: {}\n{}",
        styled(STRONG, &kata.name),
        asked + 1,
        part.stretch.number,
        part.stretch.title,
        told(expression, &answer, terminal::width())
    ))
}

/// Nothing, where there is no git and so no journal.
fn or_without_git<T>(result: Result<T, JournalError>) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(JournalError::NoGit) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn tell(text: &str) -> Result<Status, Error> {
    terminal::print(text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// Whether that can be asked.
fn check(kata: &Kata, expression: &str) -> Result<(), Error> {
    let example = format!(
        "a question is one expression over what the library of `{0}` shows: cargo kata ask {0} 'EXPRESSION'",
        kata.name
    );
    if expression.is_empty() {
        return Err(Error::Usage(format!("the question is empty\n{example}")));
    }
    let length = expression.chars().count();
    if length > LONGEST {
        return Err(Error::Usage(format!(
            "the question has {length} characters, and {LONGEST} are the most\nask about one thing: {example}"
        )));
    }
    match syn::parse_str::<syn::Expr>(expression) {
        Ok(syn::Expr::Let(_)) => Err(Error::Usage(format!(
            "`{expression}` has no value to show\n{example}"
        ))),
        Ok(_) => Ok(()),
        Err(error) => Err(Error::Usage(format!(
            "`{expression}` is no expression of Rust: {error}\n{example}"
        ))),
    }
}

/// The part that a question is about: the one that is named, or the one at hand in solo, or that of the test in focus, or the
/// first.
fn part_of_question<'p>(
    journal: Journal<'_>,
    kata: &Kata,
    parts: &'p [Chapter],
    named: Option<usize>,
) -> Result<&'p Chapter, Error> {
    let find = |number: usize| parts.iter().find(|part| part.stretch.number == number);
    if let Some(number) = named {
        return find(number).ok_or_else(|| {
            Error::Usage(format!(
                "the kata `{0}` has no part {number}: it has {1}\n`cargo kata {0} --list` lists them",
                kata.name,
                parts.len()
            ))
        });
    }
    let in_solo = Task::at_hand(journal.course, kata)?;
    let in_solo = in_solo.as_ref().and_then(Task::part);
    if let Some(part) = in_solo.and_then(|part| find(part.stretch.number)) {
        return Ok(part);
    }
    let last = progress::recall(journal.course, kata).last;
    let focus = last.and_then(|last| last.focus);
    let position = focus.and_then(|focus| part::position(parts, &focus));
    position
        .and_then(|position| find(position.number))
        .or_else(|| parts.first())
        .ok_or_else(|| Error::Usage(format!("the kata `{}` has no tests", kata.name)))
}

/// The entry with the same question, and its answer.
fn asked_before<'e>(entries: &'e [Entry], expression: &str) -> Option<(&'e Entry, &'e str)> {
    entries.iter().rev().find_map(|entry| match &entry.what {
        What::Asked {
            question, answer, ..
        } if question == expression => Some((entry, answer.as_str())),
        _ => None,
    })
}

/// How many questions were asked about a part.
fn asked_about(entries: &[Entry], number: usize) -> usize {
    let is_about =
        |entry: &&Entry| matches!(entry.what, What::Asked { part, .. } if part == number);
    entries.iter().filter(is_about).count()
}

/// Question and answer.
fn told(expression: &str, answer: &str, width: usize) -> String {
    let mut out = String::from("\n");
    for (label, text) in [("you ask", expression), ("answer", answer)] {
        let mut label = label;
        for row in textwrap::wrap(text, width.saturating_sub(12).max(20)) {
            let _ = writeln!(out, "  {} {row}", styled(FAINT, format!("{label:<8}")));
            label = "";
        }
    }
    out
}
