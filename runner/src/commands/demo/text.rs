//! A walk-through as a text for a terminal or a pipe.

use std::fmt::Write as _;

use crate::course::kata::{Course, Kata};
use crate::course::walkthrough::{Hat, Walkthrough};
use crate::os::files;
use crate::replay::scene::{Failure, FileChange, Moment, Replay, Shown};
use crate::ui::difference::difference;
use crate::ui::report;
use crate::ui::style::{BAD, BETWEEN, FAINT, GOOD, STRONG, styled};

/// How many lines around each change are shown.
const AROUND: usize = 2;

/// The whole of it.
pub fn of(
    course: &Course,
    kata: &Kata,
    walkthrough: &Walkthrough,
    replay: &Replay,
    width: usize,
) -> String {
    let mut out = format!("{} · {}\n", styled(STRONG, &kata.name), walkthrough.title);
    if !walkthrough.intro.is_empty() {
        let _ = write!(out, "\n{}\n", report::prose(&walkthrough.intro, "", width));
    }
    let total = walkthrough.steps.len();
    for (index, step) in replay.steps.iter().enumerate() {
        let heading = format!("{} of {total} · {}", index + 1, step.heading);
        let _ = write!(out, "\n{}\n", styled(STRONG.underline(), heading));
        if let Some(part) = replay.part_that_begins(index) {
            let _ = writeln!(out, "{}", styled(FAINT, part));
        }
        for scene in &step.scenes {
            let _ = write!(out, "\n{}", moment(course, &scene.moment, width));
        }
    }
    out
}

/// One moment, ending with a line end.
pub fn moment(course: &Course, moment: &Moment, width: usize) -> String {
    match moment {
        Moment::Prose(words) => format!("{}\n", report::prose(words, "", width)),
        Moment::Red(failures) => failures
            .iter()
            .map(|failure| red(course, failure, width))
            .collect::<Vec<_>>()
            .join("\n"),
        Moment::AlreadyGreen(tests) => {
            let mut out = String::new();
            for Shown { name, .. } in tests {
                let _ = writeln!(out, "{} {name}", styled(GOOD.bold(), "✔ green already"));
            }
            out
        }
        Moment::Change(hat, files) => files
            .iter()
            .map(|file| change(*hat, file))
            .collect::<Vec<_>>()
            .join("\n"),
        Moment::Green(1) => format!("{} 1 test\n", styled(GOOD.bold(), "✔ green")),
        Moment::Green(tests) => format!("{} {tests} tests\n", styled(GOOD.bold(), "✔ green")),
    }
}

fn red(course: &Course, failure: &Failure, width: usize) -> String {
    let mut out = format!(
        "{} {}\n",
        styled(BAD.bold(), "✘ red"),
        styled(STRONG, &failure.test.name)
    );
    if let Some(function) = &failure.test.function {
        let place = course.shown(&function.file);
        let place = format!("{place}:{}", function.text_line);
        let _ = writeln!(out, "  {}", styled(FAINT, place));
        for line in function.text.lines() {
            let _ = writeln!(out, "  {} {line}", styled(FAINT, "│"));
        }
    }
    let _ = write!(out, "\n{}", report::message(&failure.message, width));
    out
}

fn change(
    hat: Hat,
    FileChange {
        file,
        before,
        after,
    }: &FileChange,
) -> String {
    let hat = match hat {
        Hat::Green => styled(GOOD.bold(), "the least code"),
        Hat::Refactor => styled(BETWEEN.bold(), "refactor"),
    };
    format!(
        "{hat} {}\n{}",
        styled(FAINT, format!("src/{}", files::shown(file))),
        difference(before, after, AROUND)
    )
}
