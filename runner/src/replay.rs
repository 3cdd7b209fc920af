//! Replaying a walk-through: its blocks are carried out in order on a copy of the starter, and every state of the code is
//! built and tested for real.

mod bit_by_bit;
mod copies;
mod known;
pub mod own;
pub mod scene;
mod stage;
mod suites;

use std::path::{Path, PathBuf};

use copies::Copies;
use scene::{Broken, Replay, ReplayError, Told};
use stage::{Stage, Stop};

use crate::course::kata::{Course, Kata};
use crate::course::part;
use crate::course::walkthrough::{Step, Walkthrough};
use crate::learner::progress;
use crate::os::files::{Files, Texts};
use crate::os::lock::Lock;
use crate::run::generated::{self};
use crate::run::ran::Ran;
use crate::run::request::{self, Manner, Request, RunEvent, Sources, Tools};
use crate::run::scheduler::{self};

/// Runs tests on a state of the code, whatever is known of it.
///
/// # Errors
/// If a tool or the system stops it.
pub fn live(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    code: &Texts,
    tests: &[String],
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<Ran, ReplayError> {
    let _lock = lock(course, kata, tell);
    let suites = request::suites_with(kata, Some(tests));
    let sources = Sources::read(&suites);
    let mut copies = Copies::of(course, kata)?;
    let (generated, package) =
        copies.put(code, &Texts::new(), !sources.start_the_program.is_empty())?;
    let request = Request {
        root: generated.root(),
        target: Some(generated.target()),
        kata,
        package,
        suites: &suites,
        only: Some(tests),
        first: None,
        manner: Manner::Roster,
        sources: Some(&sources),
    };
    Ok(scheduler::run(tools, &request, tell)?)
}

/// Keeps other demos of the kata away from its copy.
fn lock(course: &Course, kata: &Kata, tell: &(dyn Fn(RunEvent) + Sync)) -> Option<Lock> {
    let dir = generated::home(course, kata);
    progress::build_lock(course.folders(), &dir, "demo", &|| {
        tell(RunEvent::AnotherRun);
    })
}

/// The code in a `src/`.
///
/// # Errors
/// When it cannot be read, or a file of it is no text.
pub fn code_in(src: &Path) -> Result<Texts, ReplayError> {
    stage::read(src)
}

/// The code of a starter, whose files come by their paths in the kata's folder.
///
/// # Errors
/// When a file of it is no text.
pub fn code_of(kata: &Kata, starter: Files) -> Result<Texts, ReplayError> {
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
/// If a tool or the system stops it, or starter or solution cannot be read.
pub fn replay(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    walkthrough: &Walkthrough,
    begin: Option<&Texts>,
    tell: &(dyn Fn(RunEvent) + Sync),
    progress: &dyn Fn(usize),
) -> Result<Replay, ReplayError> {
    let _lock = lock(course, kata, tell);
    let mut stage = Stage::set(course, tools, kata, walkthrough, begin, tell)?;
    let functions = Sources::read(&request::suites_with(kata, None)).functions;
    let parts = part::from_sources(kata, &functions);
    let place_of = |step: &Step| {
        let first = step.tests().next()?;
        part::position(&parts, &first.name)
    };
    let mut before = None;
    let mut steps = Vec::new();
    for (index, step) in walkthrough.steps.iter().enumerate() {
        progress(index);
        let mut told = Told {
            heading: step.heading.clone(),
            line: step.line,
            part: place_of(step).or(before.take()),
            scenes: Vec::new(),
        };
        before.clone_from(&told.part);
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
