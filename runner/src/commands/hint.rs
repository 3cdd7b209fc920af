//! `kata hint`: the next level of hint for the test in focus. In solo it is about the part at hand.

mod in_solo;
mod missed;
mod rung;

use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::commands::solo::task::Task;
use crate::course::hints;
use crate::course::kata::{Course, Kata};
use crate::course::language;
use crate::learner::progress;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::run::spot;
use crate::run::verdict::Light;
use crate::ui::report;

use missed::Missed;
use rung::{rung, shown_before};

/// Shows it. While solo is what the learner did last, it is about the part at hand there. After a flip, or when all given
/// tests pass, it is about an impostor that the learner's tests do not catch; `reveal` names that impostor.
///
/// # Errors
/// An unknown kata, hints that cannot be read, a fault of the machine.
pub fn next(course: &Course, tools: Tools<'_>, name: &str, reveal: bool) -> Result<Status, Error> {
    let kata = course.kata(name)?;
    if let Some(task) = Task::at_hand(course, &kata)? {
        return show(&in_solo::next(course, tools, &task, reveal)?);
    }
    let flip = progress::recall(course, &kata).flip;
    // Where tests have a budget, finding the modules with the risk is the exercise.
    let missed = if kata.budget.is_some() {
        None
    } else {
        Missed::read(&kata, flip.missed, flip.in_solo, None)?
    };
    if let Some(missed) = missed.as_ref().filter(|_| reveal || flip.is_latest) {
        return show(&missed.text(course, &kata, reveal, terminal::width()));
    }
    if reveal {
        return Err(Error::Usage(format!(
            "no impostor is known that your tests do not catch\nfirst run: cargo kata flip {name}"
        )));
    }
    if !kata.hints_file().is_file() {
        let place = course.shown(&kata.dir);
        return Err(Error::Usage(format!(
            "the kata `{name}` has no hints: there is no {place}/hints.md\nthe README in the same folder has the rules"
        )));
    }
    let hints = hints::read(&language::chosen(course.root(), &kata.hints_file()))?;
    let ran = practice::starter(course, tools, &kata, &kata.suites, None)?.ran;
    if let Some(missed) = missed.filter(|_| ran.verdict.light == Light::Green) {
        return show(&missed.text(course, &kata, false, terminal::width()));
    }
    let item = ran.verdict.focused().and_then(|focus| {
        let spot = spot::of(course.root(), &kata, &ran, focus)?;
        Some(spot.function)
    });
    let item = item.as_deref();
    let text = match (ran.verdict.light, ran.verdict.focused()) {
        (Light::Green, _) if hints::for_test(&hints, hints::MINE).is_some() => {
            next_level(course, &kata, &hints, hints::MINE, None, terminal::width())
        }
        (Light::Green, _) if kata.budget.is_some() || !kata.shows_solution => {
            format!(
                "Everything is green: no hint is needed. Now test it yourself: cargo kata flip {name}\n"
            )
        }
        (Light::Green, _) => {
            format!("Everything is green: no hint is needed. Compare: cargo kata solution {name}\n")
        }
        (Light::Red, None) => format!(
            "All tests pass, so no test has the focus. {}\n",
            report::altered(&ran.verdict).unwrap_or_default()
        ),
        (_, Some(focus)) => next_level(course, &kata, &hints, &focus.id(), item, terminal::width()),
        _ => {
            let diagnostic = ran.verdict.diagnostic.unwrap_or_default();
            format!(
                "The code does not compile yet, so no test has the focus. Fix this first:\n\n{diagnostic}\n"
            )
        }
    };
    show(&text)
}

fn show(text: &str) -> Result<Status, Error> {
    terminal::print(text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The next level of hint for a test (of the function `item`, where it is known which one has to change), and remembers that it was shown.
pub fn next_level(
    course: &Course,
    kata: &Kata,
    hints: &[hints::Hint],
    focus: &str,
    item: Option<&str>,
    width: usize,
) -> String {
    let changed = shown_before(course, kata, focus.to_owned());
    let mut text = match hints::for_test(hints, focus) {
        Some(hint) => {
            let mut text = level(hint, focus, changed.result, width);
            if changed.result >= hint.levels.len() && focus != hints::MINE && kata.shows_solution {
                let item = item.map_or_else(String::new, |item| format!(" {item}"));
                let _ = writeln!(
                    text,
                    "The reference (spoiler): cargo kata solution {}{item} --reveal",
                    kata.name
                );
            }
            text
        }
        None => format!(
            "There is no hint for {focus}. Its doc comment and the README have the rules.\n"
        ),
    };
    if let Some(run) = progress::recall(course, kata).passed_in(focus) {
        let _ = writeln!(
            text,
            "\nThis test passed in run {run}. What has changed since: cargo kata diff {} {run}",
            kata.name
        );
    }
    for note in changed.notes {
        let _ = writeln!(text, "\nnote: {note}");
    }
    text
}

/// The level after those that were shown; after the last one, that one again.
fn level(hint: &hints::Hint, focus: &str, shown: usize, width: usize) -> String {
    let heading = if focus == hints::MINE {
        "your own tests, in tests/mine.rs"
    } else {
        focus
    };
    let mut out = rung(heading, &hint.levels, shown, width);
    if shown >= hint.levels.len() {
        out += "\nThat was the last hint. The README has the rules.\n";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::the_first(0, &["hint 1 of 2", "a question"], &["the idea"])]
    #[case::the_second(1, &["hint 2 of 2", "the idea"], &["a question"])]
    #[case::after_the_last_that_one_again(2, &["hint 2 of 2", "the idea", "was the last"], &["a question"])]
    #[case::and_again(9, &["the idea", "was the last"], &["a question"])]
    fn each_call_shows_one_level_more(
        #[case] shown: usize,
        #[case] has: &[&str],
        #[case] lacks: &[&str],
    ) {
        let hint = hints::Hint {
            test: "unit::a".to_owned(),
            line: 1,
            levels: vec!["a question".to_owned(), "the idea".to_owned()],
        };
        let text = level(&hint, "unit::a", shown, 80);
        assert!(has.iter().all(|words| text.contains(words)), "{text}");
        assert!(!lacks.iter().any(|words| text.contains(words)), "{text}");
    }
}
