//! Annotations: lines in the output of a job by which GitHub marks the place of an error in a pull request.
//!
//! They are written on standard error where `GITHUB_ACTIONS` is `true`, without an option, and neither a JSON
//! document nor a summary has them in it.

use std::path::Path;

use crate::course::kata::Course;
use crate::os::files::{self, Place};
use crate::os::terminal;
use crate::run::ran::Ran;
use crate::run::verdict::{Outcome, TestReport};
use crate::ui::report;

/// GitHub shows no more of them for a step of a job.
const MOST: usize = 10;

/// The most bytes of a message.
const LONGEST: usize = 2000;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The place, from the folder of the workspace.
    pub place: Option<Place>,
    /// What it is about.
    pub title: String,
    /// What there is to say.
    pub message: String,
}

/// Those of a run: the test in focus, or all that have not passed; the first error of code that does not compile.
pub fn of_run(course: &Course, ran: &Ran, all: bool) -> Vec<Annotation> {
    let kata = &ran.verdict.kata;
    if let Some(diagnostic) = &ran.verdict.diagnostic {
        let places = ran.errors.first().map(|error| error.places.as_slice());
        return vec![Annotation {
            place: places.and_then(<[_]>::first).cloned(),
            title: format!("{kata} does not compile"),
            message: diagnostic.clone(),
        }];
    }
    if let (None, Some(altered)) = (&ran.verdict.focus, report::altered(&ran.verdict)) {
        return vec![Annotation {
            place: None,
            title: format!("{kata} is not as it ships"),
            message: altered,
        }];
    }
    let failed = |test: &&TestReport| test.outcome != Outcome::Passed;
    let tests = ran.verdict.tests.iter().filter(failed);
    let about = |test: &TestReport| Annotation {
        place: place_of(course, ran, test),
        title: format!("{kata}: {}", test.id()),
        message: test.message.clone().unwrap_or_default(),
    };
    tests.take(if all { MOST } else { 1 }).map(about).collect()
}

/// Where it failed, if that is in the workspace; else where the test is written.
fn place_of(course: &Course, ran: &Ran, test: &TestReport) -> Option<Place> {
    let failed = test.place.clone();
    failed
        .filter(|place| Path::new(&place.file).is_relative() && !place.file.starts_with("library/"))
        .or_else(|| {
            let function = ran.function_of(test)?;
            let file = function.file.strip_prefix(course.root()).ok()?;
            Some(Place {
                file: files::shown(&files::without_parents(file)),
                line: u32::try_from(function.line).ok()?,
            })
        })
}

/// Writes them where GitHub reads along.
pub fn write(course: &Course, annotations: &[Annotation]) {
    if std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
        let repository = std::env::var_os("GITHUB_WORKSPACE");
        let below = repository.and_then(|repository| {
            let below = course.root().strip_prefix(repository).ok()?;
            Some(files::shown(below))
        });
        terminal::print_error(&lines(annotations, &below.unwrap_or_default()));
    }
}

/// A line for each. `below` is the workspace's folder in the repository.
fn lines(annotations: &[Annotation], below: &str) -> String {
    let below = if below.is_empty() {
        String::new()
    } else {
        format!("{below}/")
    };
    let line = |annotation: &Annotation| {
        let place = annotation.place.as_ref().map_or_else(String::new, |place| {
            let file = property(&format!("{below}{}", place.file));
            format!("file={file},line={},", place.line)
        });
        let message = anstream::adapter::strip_str(&annotation.message).to_string();
        format!(
            "::error {place}title={}::{}\n",
            property(&annotation.title),
            data(&files::capped(&message, LONGEST))
        )
    };
    annotations.iter().take(MOST).map(line).collect()
}

/// A message, in one line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property, without what would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(message: &str) -> Annotation {
        Annotation {
            place: Some(Place {
                file: "katas/tdd/src/a,b.rs".to_owned(),
                line: 12,
            }),
            title: "tdd: unit::one".to_owned(),
            message: message.to_owned(),
        }
    }

    #[test]
    fn each_is_one_line_with_its_place() {
        let one = annotation("\u{1b}[1mleft\u{1b}[0m: 5%\nright: 6\r\n");
        assert_eq!(
            lines(&[one], ""),
            "::error file=katas/tdd/src/a%2Cb.rs,line=12,title=tdd%3A unit%3A%3Aone::left: 5%25%0Aright: 6%0D%0A\n"
        );
    }

    #[test]
    fn a_workspace_below_the_repository_is_found() {
        assert!(lines(&[annotation("")], "course").contains("file=course/katas/tdd/src/"));
    }

    #[test]
    fn there_are_no_more_than_github_shows_and_none_is_long() {
        let many = vec![annotation(&"x".repeat(100_000)); 71];
        let text = lines(&many, "");
        assert_eq!(text.lines().count(), MOST);
        assert!(text.len() < MOST * (LONGEST + 200), "{}", text.len());
    }
}
