//! What a replay tells, step by step.

use std::path::PathBuf;

use crate::course::part::Position;
use crate::course::roster::TestFunction;
use crate::course::walkthrough::Hat;
use crate::os::files::{self, Texts};
use crate::os::status::{HasStatus, Status};
use crate::run::generated::GenerateError;
use crate::run::request::RunError;
use overlay::source::SourceError;

/// A walk-through that was carried out.
pub struct Replay {
    /// Its steps, as far as they went.
    pub steps: Vec<Told>,
    /// What is wrong with it: the first thing that went otherwise than it says. Nothing, if it went to its end.
    pub broken: Option<Broken>,
}

impl Replay {
    /// The part of the kata that a step begins: nothing where the step before it belongs to the same one.
    pub fn part_that_begins(&self, step: usize) -> Option<&Position> {
        let before = step
            .checked_sub(1)
            .and_then(|before| self.steps[before].part.as_ref());
        let part = self.steps[step].part.as_ref()?;
        (Some(part) != before).then_some(part)
    }
}

/// A step, told.
pub struct Told {
    pub heading: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// Where its tests stand in the kata; where it has none, those before it.
    pub part: Option<Position>,
    /// What happens, in order.
    pub scenes: Vec<Scene>,
}

/// What happens, and the code when it has.
pub struct Scene {
    /// What happens.
    pub moment: Moment,
    /// The code after it: the files of `src/`.
    pub code: Texts,
}

/// What happens in a step.
pub enum Moment {
    /// A text, in Markdown.
    Prose(String),
    /// Tests fail.
    Red(Vec<Failure>),
    /// Tests are green already.
    AlreadyGreen(Vec<Shown>),
    /// The code changes.
    Change(Hat, Vec<FileChange>),
    /// So many tests are green now.
    Green(usize),
}

/// A test with its source.
#[derive(Clone)]
pub struct Shown {
    /// As it was named: `unit::segment::encodes`.
    pub name: String,
    /// The function, where its source is known.
    pub function: Option<TestFunction>,
}

/// A test that fails.
pub struct Failure {
    pub test: Shown,
    /// What the first of its cases that fails says.
    pub message: String,
}

#[cfg(test)]
impl Told {
    /// A step for tests, `One wish`, in that line.
    pub fn example(line: usize, moments: Vec<Moment>) -> Self {
        let scenes = moments.into_iter().map(|moment| Scene {
            moment,
            code: Texts::new(),
        });
        Self {
            heading: "One wish".to_owned(),
            line,
            part: None,
            scenes: scenes.collect(),
        }
    }
}

#[cfg(test)]
impl Failure {
    /// A failure for tests, with that message.
    pub fn example(name: &str, message: &str) -> Self {
        Self {
            test: Shown {
                name: name.to_owned(),
                function: None,
            },
            message: message.to_owned(),
        }
    }
}

/// A file before and after.
pub struct FileChange {
    /// Its path in `src/`.
    pub file: PathBuf,
    /// Its text before; empty for a new file.
    pub before: String,
    /// Its text after.
    pub after: String,
}

/// What went otherwise than the walk-through says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The step's heading.
    pub heading: String,
    /// The line in `demo.md`, from 1.
    pub line: usize,
    /// What happened instead.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// Why a walk-through cannot be carried out at all.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// A folder of sources.
    #[error("cannot read {}: {source}", files::shown(.path))]
    Io {
        /// What was read.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Sources that cannot be parsed.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The copy.
    #[error(transparent)]
    GeneratedWorkspace(#[from] GenerateError),
    #[error(transparent)]
    Run(#[from] RunError),
}

impl HasStatus for ReplayError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// The files that are new or have changed.
pub fn changes(before: &Texts, after: &Texts) -> Vec<FileChange> {
    files::differing(before, after)
        .filter_map(|(path, before, after)| {
            Some(FileChange {
                file: path.clone(),
                before: before.cloned().unwrap_or_default(),
                after: after?.clone(),
            })
        })
        .collect()
}
