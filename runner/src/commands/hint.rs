//! `kata hint`: the next level of hint for the test in focus.

use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::course::hints;
use crate::course::kata::{Course, Kata};
use crate::learner::progress;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::run::verdict::Light;
use crate::ui::report;
use crate::ui::style::{FAINT, STRONG, styled};

/// Shows it.
///
/// # Errors
/// An unknown kata, hints that cannot be read, a fault of the machine.
pub fn next(course: &Course, tools: Tools<'_>, name: &str) -> Result<Status, Error> {
    let kata = course.kata(name)?;
    if !kata.hints_file().is_file() {
        let place = course.shown(&kata.dir);
        return Err(Error::Usage(format!(
            "the kata `{name}` has no hints: there is no {place}/hints.md\nthe README in the same folder has the rules"
        )));
    }
    let hints = hints::read(&kata.hints_file())?;
    let ran = practice::starter(course, tools, &kata, &kata.suites, None)?.ran;
    let text = match (ran.verdict.light, ran.verdict.focused()) {
        (Light::Green, _) if hints::for_test(&hints, hints::MINE).is_some() => {
            next_level(course, &kata, &hints, hints::MINE, terminal::width())
        }
        (Light::Green, _) if kata.budget.is_some() => {
            format!("Everything is green: no hint is needed. Part two: cargo kata flip {name}\n")
        }
        (Light::Green, _) => {
            format!("Everything is green: no hint is needed. Compare: cargo kata solution {name}\n")
        }
        (Light::Red, None) => format!(
            "All tests pass, so no test has the focus. {}\n",
            report::altered(&ran.verdict).unwrap_or_default()
        ),
        (_, Some(focus)) => next_level(course, &kata, &hints, &focus.id(), terminal::width()),
        _ => {
            let diagnostic = ran.verdict.diagnostic.unwrap_or_default();
            format!(
                "The code does not compile yet, so no test has the focus. First mend this:\n\n{diagnostic}\n"
            )
        }
    };
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The next level of hint for a test, and remembers that it was shown.
pub fn next_level(
    course: &Course,
    kata: &Kata,
    hints: &[hints::Hint],
    focus: &str,
    width: usize,
) -> String {
    let changed = progress::change(course, kata, |progress| {
        let next = progress.hints_shown.entry(focus.to_owned()).or_insert(0);
        *next += 1;
        *next - 1
    });
    let mut text = match hints::for_test(hints, focus) {
        Some(hint) => level(hint, focus, changed.result, width),
        None => format!(
            "There is no hint for {focus}. Its doc comment and the README have the rules.\n"
        ),
    };
    for note in changed.notes {
        let _ = writeln!(text, "\nnote: {note}");
    }
    text
}

/// The level after those that were shown; after the last one, that one again.
fn level(hint: &hints::Hint, focus: &str, shown: usize, width: usize) -> String {
    let total = hint.levels.len();
    let (first, last) = (shown.min(total.saturating_sub(1)), (shown + 1).min(total));
    let heading = if focus == hints::MINE {
        "your own tests, in tests/mine.rs"
    } else {
        focus
    };
    let mut out = format!("{}\n", styled(STRONG, heading));
    for (index, text) in hint.levels.iter().enumerate().take(last).skip(first) {
        let number = styled(FAINT, format!("hint {} of {total}", index + 1));
        let _ = write!(out, "\n{number}\n{}\n", report::prose(text, "  ", width));
    }
    if shown >= total {
        out += "\nThat was the last one. The README has the rules; a small step back often shows the way.\n";
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
