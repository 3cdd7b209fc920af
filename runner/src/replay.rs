//! Replaying a walk-through: its blocks are carried out in order on a copy of the starter, and every state of the code is
//! built and tested for real.

mod builds;
mod copies;
mod known;
mod stage;
mod suites;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;

use copies::Copies;
use stage::{Stage, Stop};

use crate::course::kata::{Course, Kata};
use crate::course::roster::TestFunction;
use crate::course::walkthrough::{Hat, Walkthrough};
use crate::learner::progress;
use crate::os::files;
use crate::overlay::source::SourceError;
use crate::run::sandbox::{self, SandboxError};
use crate::run::scheduler::{self, Event, Machine, Manner, Ran, Request, RunError, Sources};

/// The files of a `src/`, by their paths in it.
pub type Files = BTreeMap<PathBuf, String>;

/// A walk-through that was carried out.
pub struct Replay {
    /// Its steps, as far as they went.
    pub steps: Vec<Told>,
    /// What is wrong with it: the first thing that went otherwise than it says. Nothing, if it went to its end.
    pub broken: Option<Broken>,
}

/// A step, told.
pub struct Told {
    /// The heading.
    pub heading: String,
    /// What happens, in order.
    pub scenes: Vec<Scene>,
}

/// What happens, and the code when it has.
pub struct Scene {
    /// What happens.
    pub moment: Moment,
    /// The code after it.
    pub code: Files,
}

/// What happens in a step.
pub enum Moment {
    /// Somebody says something, in Markdown.
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
    /// The test.
    pub test: Shown,
    /// What the first of its cases that fails says.
    pub message: String,
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
    Sandbox(#[from] SandboxError),
    /// A run.
    #[error(transparent)]
    Run(#[from] RunError),
}

/// Runs tests on a state of the code, whatever is known of it.
///
/// # Errors
/// When the machine is in the way.
pub fn live(
    course: &Course,
    machine: Machine<'_>,
    kata: &Kata,
    code: &Files,
    tests: &[String],
    tell: &(dyn Fn(Event) + Sync),
) -> Result<Ran, ReplayError> {
    let _lock = lock(course, kata, tell);
    let suites = stage::asked_for(kata, Some(tests));
    let sources = Sources::read(&suites);
    let mut copies = Copies::of(course, kata)?;
    let (sandbox, package) =
        copies.put(code, &Files::new(), !sources.start_the_program.is_empty())?;
    let request = Request {
        root: sandbox.root(),
        target: Some(sandbox.target()),
        kata,
        package,
        suites: &suites,
        only: Some(tests),
        manner: Manner::Roster,
        sources: Some(&sources),
    };
    Ok(scheduler::run(machine, &request, tell)?)
}

/// Keeps other demos of the kata away from its copy.
fn lock(course: &Course, kata: &Kata, tell: &(dyn Fn(Event) + Sync)) -> Option<File> {
    let dir = sandbox::home(course, kata);
    progress::build_lock(course.folders(), &dir, "demo", &|| tell(Event::AnotherRun))
}

/// The code of a starter, whose files come by their paths in the kata's folder.
///
/// # Errors
/// When a file of it is no text.
pub fn code_of(kata: &Kata, starter: BTreeMap<PathBuf, Vec<u8>>) -> Result<Files, ReplayError> {
    let below_src = |(path, bytes): (PathBuf, Vec<u8>)| {
        let path = path.strip_prefix("src").ok()?.to_owned();
        Some((path, bytes))
    };
    stage::texts(
        &kata.dir.join("src"),
        starter.into_iter().filter_map(below_src),
    )
}

/// Carries a walk-through out, until something goes otherwise than it says. It begins with that code, or else with what is
/// in the kata's folder.
///
/// # Errors
/// When the machine is in the way, or starter or solution cannot be read.
pub fn replay(
    course: &Course,
    machine: Machine<'_>,
    kata: &Kata,
    walkthrough: &Walkthrough,
    begin: Option<&Files>,
    tell: &(dyn Fn(Event) + Sync),
    progress: &dyn Fn(usize),
) -> Result<Replay, ReplayError> {
    let _lock = lock(course, kata, tell);
    let mut stage = Stage::set(course, machine, kata, walkthrough, begin, tell)?;
    let mut steps = Vec::new();
    for (index, step) in walkthrough.steps.iter().enumerate() {
        progress(index);
        let mut told = Told {
            heading: step.heading.clone(),
            scenes: Vec::new(),
        };
        let played = stage.play(step, &mut told.scenes);
        steps.push(told);
        match played {
            Ok(()) => {}
            Err(Stop::Broken(line, what, advice)) => {
                let broken = Some(Broken {
                    heading: step.heading.clone(),
                    line,
                    what,
                    advice: advice.to_owned(),
                });
                return Ok(stage.leave(steps, broken));
            }
            Err(Stop::Error(error)) => return Err(error),
        }
    }
    let broken = match stage.curtain(walkthrough) {
        Ok(()) => None,
        Err(Stop::Broken(line, what, advice)) => Some(Broken {
            heading: steps
                .last()
                .map(|step| step.heading.clone())
                .unwrap_or_default(),
            line,
            what,
            advice: advice.to_owned(),
        }),
        Err(Stop::Error(error)) => return Err(error),
    };
    Ok(stage.leave(steps, broken))
}

/// The files that differ.
pub fn changes(before: &Files, after: &Files) -> Vec<FileChange> {
    let text = |files: &Files, path| files.get(path).cloned().unwrap_or_default();
    after
        .iter()
        .filter(|(path, now)| before.get(*path) != Some(now))
        .map(|(path, now)| FileChange {
            file: path.clone(),
            before: text(before, path),
            after: now.clone(),
        })
        .collect()
}
