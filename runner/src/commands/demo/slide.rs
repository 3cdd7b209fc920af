//! What a slide shows, in lines with colours: for a terminal, and for a page in a browser.

use crate::course::kata::Course;
use crate::course::roster::TestFunction;
use crate::os::files;
use crate::replay::scene::{Failure, FileChange, Moment, Shown};
use crate::ui::difference::{self, Kind};
use crate::ui::report;
use crate::ui::style::{BAD, FAINT, GOOD, STRONG, styled};
use crate::ui::syntax;

/// How many lines around each change are shown.
pub const AROUND: usize = 3;

/// The tests of a step, each once.
pub fn tests_of<'m>(moments: impl Iterator<Item = &'m Moment>) -> Vec<Shown> {
    moments
        .flat_map(|moment| match moment {
            Moment::Red(failures) => failures
                .iter()
                .map(|failure| failure.test.clone())
                .collect(),
            Moment::AlreadyGreen(tests) => tests.clone(),
            _ => Vec::new(),
        })
        .collect()
}

/// Tests that fail, each with its source and what it says. Of two cases of one function the second has no source.
pub fn reds(failures: &[Failure], course: &Course) -> Vec<Vec<String>> {
    let function = |failure: &Failure| {
        let function = failure.test.function.as_ref();
        function.map(|function| (function.file.clone(), function.text_line))
    };
    let all = failures.iter().enumerate().map(|(at, failure)| {
        let own = function(failure);
        let is_known = failures[..at].iter().any(|other| function(other) == own);
        red(failure, course, !is_known)
    });
    all.collect()
}

/// The same, slide by slide: a slide for each test function, since more than one rarely fits.
pub fn red_slides(failures: &[Failure], course: &Course) -> Vec<Vec<String>> {
    let mut slides: Vec<Vec<String>> = Vec::new();
    for (failure, lines) in failures.iter().zip(reds(failures, course)) {
        let has_source = failure.test.function.is_some();
        let is_another_case = has_source && lines.get(1).is_some_and(String::is_empty);
        match slides.last_mut() {
            Some(slide) if is_another_case => slide.extend(lines),
            _ => slides.push(lines),
        }
    }
    slides
}

fn red(failure: &Failure, course: &Course, with_source: bool) -> Vec<String> {
    let mut lines = vec![format!(
        " {} {}",
        styled(BAD.bold(), "✘ red"),
        styled(STRONG, &failure.test.name)
    )];
    let function = failure.test.function.as_ref();
    if let Some(function) = function.filter(|_| with_source) {
        let place = course.shown(&function.file);
        lines.push(format!(
            " {}",
            styled(FAINT, format!("{place}:{}", function.text_line))
        ));
        lines.push(String::new());
        lines.extend(listing(function));
    }
    lines.push(String::new());
    lines.extend(
        report::message(&failure.message, 76)
            .lines()
            .map(|line| format!(" {line}")),
    );
    lines.push(String::new());
    lines
}

/// A test with its intent.
pub fn source(test: &Shown) -> Vec<String> {
    let mut lines = vec![format!(" {}", styled(STRONG, &test.name))];
    if let Some(function) = &test.function {
        lines.extend(
            report::prose(&function.doc, "   ", 76)
                .lines()
                .map(str::to_owned),
        );
        lines.push(String::new());
        lines.extend(listing(function));
    }
    lines.push(String::new());
    lines
}

/// A test function in colours.
fn listing(function: &TestFunction) -> impl Iterator<Item = String> {
    let lines = syntax::lines(&function.text).into_iter();
    lines.map(|line| format!("   {line}"))
}

/// A difference with syntax colours on the lines that come in, and without on those that go.
pub fn coloured(
    FileChange {
        file,
        before,
        after,
    }: &FileChange,
    around: usize,
) -> Vec<String> {
    let new = syntax::lines(after);
    let mut lines = vec![
        format!(" {}", styled(FAINT, format!("src/{}", files::shown(file)))),
        String::new(),
    ];
    for line in difference::lines(before, after, around) {
        let code = new
            .get(line.number)
            .cloned()
            .unwrap_or_else(|| line.text.clone());
        lines.push(match line.kind {
            Kind::Gone => format!(" {}", styled(BAD, format!("- {}", line.text))),
            Kind::New => format!(" {} {code}", styled(GOOD.bold(), "+")),
            Kind::Same => format!("   {}", styled(FAINT, line.text)),
            Kind::Gap => styled(FAINT, "   ⋮"),
        });
    }
    lines.push(String::new());
    lines
}
