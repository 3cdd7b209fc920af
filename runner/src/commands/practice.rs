//! `kata NAME`: one run of a kata.

mod slot;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::commands::error::Error;
use crate::course::kata::{Course, CourseError, Kata, Layer, Suite};
use crate::course::part::{self, Chapter, Stretch};
use crate::course::roster::TestFunction;
use crate::learner::journal::{Journal, Only};
use crate::learner::prediction;
use crate::learner::progress::{self, Last};
use crate::learner::session::{self, PracticeOptions, StarterRun};
use crate::learner::tcr::Green;
use crate::os::files;
use crate::os::status::Status;
use crate::os::terminal::{self, Key, Keyboard};
use crate::run::junit;
use crate::run::ran::Ran;
use crate::run::request::{self, RunError, Sources, Tools};
use crate::run::spot;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::annotations;
use crate::ui::document::{self, Kind};
use crate::ui::report::{self, Detail, ReportOptions};
use crate::ui::status_line::with_status_of_builds;

/// How a run is told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// One JSON document and nothing else.
    pub json: bool,
    /// A JUnit report, too.
    pub junit: Option<PathBuf>,
    /// One layer only.
    pub layer: Option<Layer>,
    /// The tests of one part only, by its number.
    pub part: Option<usize>,
    /// What of the tests is shown.
    pub detail: Detail,
    /// How the run is practised.
    pub way: PracticeOptions,
}

/// Runs a kata once and tells how it stands.
///
/// # Errors
/// An unknown kata, a layer that it does not have, a fault of the machine.
pub fn run_once(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    options: &Options,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = course.kata(name)?;
    let tests = options
        .part
        .map(|number| tests_of(&kata, number))
        .transpose()?;
    let suites = match options.layer {
        Some(layer) => suites_of(&kata, layer)?,
        None => request::suites_with(&kata, tests.as_deref()),
    };
    let only = options
        .layer
        .map(Only::Layer)
        .or(options.part.map(Only::Part));
    let began = SystemTime::now();
    tell_of_demo(course, &kata);
    let predicted = if options.way.predict {
        Some(ask(course, &kata)?)
    } else {
        None
    };
    let run = match starter(course, tools, &kata, &suites, tests.as_deref()) {
        Ok(run) => run,
        Err(error) => {
            let error = Error::from(error);
            if error.status() == Status::Fault {
                let verdict = Verdict::fault(name, error.to_string());
                write_junit(course, &verdict, &BTreeMap::new(), began, options)?;
            }
            return Err(error);
        }
    };
    let ran = &run.ran;
    if !options.json {
        let text = report_on(course, &kata, ran, options.detail, only.is_none());
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    write_json(&ran.verdict, options)?;
    write_junit(course, &ran.verdict, &ran.functions, began, options)?;
    annotations::write(
        course,
        &annotations::of_run(course, ran, options.detail == Detail::Failures),
    );
    if let Some(predicted) = predicted {
        let told = session::note_prediction(course, &kata, predicted, &ran.verdict);
        terminal::print(&format!("\n{told}\n")).map_err(Error::io("write", "standard output"))?;
    }
    for note in session::settle(journal, &kata, &run, only, options.way).notes {
        report::tell("note", &note);
    }
    Ok(match ran.verdict.light {
        Light::Green => Status::Green,
        Light::Fault => Status::Fault,
        Light::Red | Light::Amber | Light::Timeout => Status::NotGreen,
    })
}

/// What a person sees of a run, as long as only the runs before it are remembered.
pub fn report_on(
    course: &Course,
    kata: &Kata,
    ran: &Ran,
    detail: Detail,
    is_whole: bool,
) -> String {
    let known = progress::recall(course, kata);
    let last = known.last.clone().unwrap_or_default();
    let focus = ran.verdict.focused();
    let passed_in = focus.and_then(|focus| known.passed_in(&focus.id()));
    let spot = focus.and_then(|focus| spot::of(course.root(), kata, ran, focus));
    let parts = report::parts(kata, &ran.verdict);
    let green = known.last_green.as_ref();
    let finished = finished(&ran.verdict, &parts, last.focus.as_deref(), green);
    let slot = finished.and_then(|part| {
        let tests = of_part(kata, part.number, |part, _| part.functions.clone()).ok()?;
        slot::of(course, kata, &tests)
    });
    let view = ReportOptions {
        root: course.root(),
        detail,
        width: terminal::width(),
        rows: terminal::height(),
        spot: spot.as_ref(),
        before: last.focus.as_deref(),
        finished,
        passed_in,
        watching: false,
        slot: slot.as_deref(),
        regressed: &last.regressed(&ran.verdict),
        since: &since(&last, &ran.verdict),
        out_of_luck: &last.out_of_luck(&ran.verdict),
        along: &green_along(&last, known.last_green.as_ref(), ran),
        is_whole,
    };
    report::verdict(kata, ran, &view)
}

/// Asks which light is coming.
fn ask(course: &Course, kata: &Kata) -> Result<Light, Error> {
    if !terminal::is_interactive() {
        return Err(Error::Usage(
            "a prediction needs a terminal to be asked on: leave `--predict` out".to_owned(),
        ));
    }
    let focus = progress::recall(course, kata)
        .last
        .and_then(|last| last.focus);
    terminal::print(&format!("{}\n", prediction::question(focus.as_deref())))
        .map_err(Error::io("write", "standard output"))?;
    let raw = terminal::Raw::enter().map_err(Error::io("read keys from", "the terminal"))?;
    let predicted = loop {
        match terminal::Keys
            .key()
            .map_err(Error::io("read keys from", "the terminal"))?
        {
            Key::Char(key) => {
                if let Some(light) = prediction::of_key(key) {
                    break light;
                }
            }
            Key::Stop => {
                return Err(Error::Usage(
                    "nothing was predicted, and nothing was run".to_owned(),
                ));
            }
            _ => {}
        }
    };
    drop(raw);
    Ok(predicted)
}

/// The names by which the tests of a part are run: functions, and cases of a table that is in two parts.
///
/// # Errors
/// When the kata has no part of that number.
pub fn tests_of(kata: &Kata, number: usize) -> Result<Vec<String>, CourseError> {
    of_part(kata, number, Chapter::names)
}

/// What is wanted of a part, which is given with all parts of the kata.
///
/// # Errors
/// When the kata has no part of that number.
pub fn of_part<T>(
    kata: &Kata,
    number: usize,
    wanted: impl Fn(&Chapter, &[Chapter]) -> T,
) -> Result<T, CourseError> {
    let sources = Sources::read(&kata.suites);
    let parts = part::from_sources(kata, &sources.functions);
    let part = parts.iter().find(|part| part.stretch.number == number);
    part.map(|part| wanted(part, &parts))
        .ok_or_else(|| CourseError::NoPart {
            name: kata.name.clone(),
            number,
            many: parts.len(),
        })
}

fn suites_of(kata: &Kata, layer: Layer) -> Result<Vec<Suite>, CourseError> {
    let suites = kata.suites.iter();
    let suites: Vec<_> = suites
        .filter(|suite| suite.layer == layer)
        .cloned()
        .collect();
    if suites.is_empty() {
        return Err(CourseError::NoLayer {
            name: kata.name.clone(),
            layer,
            has: kata
                .suites
                .iter()
                .map(|suite| suite.layer.to_string())
                .collect(),
        });
    }
    Ok(suites)
}

fn write_junit(
    course: &Course,
    verdict: &Verdict,
    functions: &BTreeMap<Layer, Vec<TestFunction>>,
    began: SystemTime,
    options: &Options,
) -> Result<(), Error> {
    let Some(file) = &options.junit else {
        return Ok(());
    };
    let report = junit::of_run(verdict, functions, course.root(), began);
    files::write_whole(file, report.xml().as_bytes()).map_err(Error::io("write", file))
}

fn write_json(verdict: &Verdict, options: &Options) -> Result<(), Error> {
    if options.json {
        let mut verdict = verdict.clone();
        verdict.diagnostic = verdict
            .diagnostic
            .map(|text| anstream::adapter::strip_str(&text).to_string());
        document::print(Kind::Run, &verdict)?;
    }
    Ok(())
}

/// The part that this run has finished: not one that was done at the last green, was broken, and is whole again.
pub fn finished<'p>(
    verdict: &Verdict,
    parts: &'p [Stretch],
    before: Option<&str>,
    last_green: Option<&Green>,
) -> Option<&'p Stretch> {
    let part = report::finished_part(verdict, parts, before)?;
    let tests = verdict.tests.get(part.tests.clone())?;
    let was_done = |green: &Green| tests.iter().all(|test| green.had(&test.id()));
    (!last_green.is_some_and(was_done)).then_some(part)
}

/// How many tests more pass than in the last run, by layer. Code that does not compile passes none, and says nothing.
fn since(last: &Last, verdict: &Verdict) -> Vec<(Layer, isize)> {
    if last.total == verdict.tests.len() && verdict.not_judged() == 0 {
        last.since(verdict)
    } else {
        Vec::new()
    }
}

/// The test functions between the last focus and this one that were red and are green, without ever having been in
/// focus: other cases of the same function do not count, nor do tests that passed at the last green. Those were broken and
/// pass again.
fn green_along(last: &Last, last_green: Option<&Green>, ran: &Ran) -> Vec<String> {
    let (Some(focus), Some(before)) = (&last.focus, &last.passed_tests) else {
        return Vec::new();
    };
    let function = |test: &TestReport| {
        let name = ran
            .function_of(test)
            .map_or(&test.name, |function| &function.path);
        format!("{}::{name}", test.layer)
    };
    let tests = &ran.verdict.tests;
    let Some(from) = tests.iter().position(|test| test.id() == *focus) else {
        return Vec::new();
    };
    // Of the one in focus now a case is still red: it closes nothing yet.
    let in_focus = ran.verdict.focused().map(function);
    let asked_for = function(&tests[from]);
    let reached = tests[from..]
        .iter()
        .take_while(|test| test.outcome == Outcome::Passed);
    let mut along: Vec<_> = reached
        .filter(|test| !before.contains(&test.id()))
        .filter(|test| !last_green.is_some_and(|green| green.had(&test.id())))
        .map(function)
        .filter(|name| *name != asked_for && in_focus.as_ref() != Some(name))
        .collect();
    along.dedup();
    along
}

/// Says that a demo was ended while it had the learner's folder, if one was.
pub fn tell_of_demo(course: &Course, kata: &Kata) {
    if let Some(text) = session::left_by_a_demo(course, kata) {
        report::tell("note", &text);
    }
}

/// Runs a kata's starter, with a line that says what a long build is about.
///
/// # Errors
/// When there is no verdict.
pub fn starter(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    suites: &[Suite],
    only: Option<&[String]>,
) -> Result<StarterRun, RunError> {
    with_status_of_builds(&kata.name, |tell| {
        session::starter_telling(course, tools, kata, suites, only, tell)
    })
}

/// Whether the kata is green as it stands now, by a run.
///
/// # Errors
/// When there is no verdict.
pub fn is_green(course: &Course, tools: Tools<'_>, kata: &Kata) -> Result<bool, Error> {
    let run = starter(course, tools, kata, &kata.suites, None)?;
    session::remember(course, kata, &run);
    Ok(run.ran.verdict.light == Light::Green)
}
