//! Practising: a run of a kata, and the list of katas with where each stands.

pub mod hint;
pub mod solution;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use serde::Serialize;

use crate::commands::error::{Error, Status};
use crate::course::fingerprint::Inputs;
use crate::course::kata::{Course, CourseError, Kata, Layer, Suite};
use crate::course::roster::TestFunction;
use crate::course::starter;
use crate::learner::journal::{self, Files, Journal, JournalError, Part, Put, What};
use crate::learner::prediction;
use crate::learner::progress::{self, Changed, Last, Progress};
use crate::learner::tcr::{Decision, Green};
use crate::os::cargo::CargoError;
use crate::os::files;
use crate::os::terminal::{self, Key, Keyboard, StatusLine};
use crate::run::annotations;
use crate::run::junit;
use crate::run::sandbox::Sandbox;
use crate::run::scheduler::{self, Event, Machine, Manner, Ran, Request, RunError};
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::document::{self, Kind};
use crate::ui::report::{self, FAINT, STRONG, View, styled};

/// How a run is to be told.
#[derive(Debug, Clone, Default)]
pub struct Telling {
    /// One JSON document and nothing else.
    pub json: bool,
    /// A JUnit report, too.
    pub junit: Option<PathBuf>,
    /// One layer only.
    pub layer: Option<Layer>,
    /// Every failure in full.
    pub all: bool,
    /// How the run is to be practised.
    pub way: Way,
}

/// Ways to practise, all of them off by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Way {
    /// Ask which light is coming before it comes.
    pub predict: bool,
    /// Test && commit || revert.
    pub tcr: bool,
}

/// The kata of that name; the error offers the nearest kata or command.
///
/// # Errors
/// An unknown name or a manifest that is not a kata's.
pub fn find(course: &Course, name: &str) -> Result<Kata, CourseError> {
    course.kata(name)
}

/// Runs a kata once and tells how it stands.
///
/// # Errors
/// An unknown kata, a layer that it does not have, a fault of the machine.
pub fn run_once(
    journal: Journal<'_>,
    machine: Machine<'_>,
    name: &str,
    telling: &Telling,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = find(course, name)?;
    let suites = suites_of(&kata, telling.layer)?;
    let began = SystemTime::now();
    tell_of_demo(course, &kata);
    let predicted = if telling.way.predict {
        Some(ask(course, &kata)?)
    } else {
        None
    };
    let run = match starter(course, machine, &kata, &suites) {
        Ok(run) => run,
        Err(error) => {
            let error = Error::from(error);
            if error.status() == Status::Fault {
                let verdict = Verdict::fault(name, error.to_string());
                write_junit(course, &verdict, &BTreeMap::new(), began, telling)?;
            }
            return Err(error);
        }
    };
    let ran = &run.ran;
    if !telling.json {
        let last = progress::recall(course, &kata).last.unwrap_or_default();
        let view = View {
            root: course.root(),
            in_full: telling.all,
            width: terminal::width(),
            red_again: &last.red_again(&ran.verdict),
            since: &since(&last, &ran.verdict),
            out_of_luck: &last.out_of_luck(&ran.verdict),
            along: &green_along(&last, ran),
            layer: telling.layer,
        };
        let text = report::verdict(&kata, ran, &view);
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    write_json(&ran.verdict, telling)?;
    write_junit(course, &ran.verdict, &ran.functions, began, telling)?;
    annotations::write(course, &annotations::of_run(course, ran, telling.all));
    if let Some(predicted) = predicted {
        let told = note_prediction(course, &kata, predicted, &ran.verdict);
        terminal::print(&format!("\n{told}\n")).map_err(Error::io("write", "standard output"))?;
    }
    for note in settle(journal, &kata, &run, telling.layer, telling.way).notes {
        report::tell("note", &note);
    }
    Ok(match ran.verdict.light {
        Light::Green => Status::Green,
        Light::Fault => Status::Fault,
        Light::Red | Light::Amber | Light::Timeout => Status::NotGreen,
    })
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

/// Keeps the score of predictions, and says what became of this one. The verdict before it is still remembered.
pub fn note_prediction(
    course: &Course,
    kata: &Kata,
    predicted: Light,
    verdict: &Verdict,
) -> String {
    let Changed { result, notes } = progress::change(course, kata, |progress| {
        let focus = progress
            .last
            .as_ref()
            .and_then(|last| last.focus.as_deref());
        let came = prediction::came(verdict, focus);
        progress.predictions.note(predicted == came);
        prediction::told(predicted, came, progress.predictions)
    });
    std::iter::once(result)
        .chain(notes)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What follows a verdict that has been shown: it is remembered, and the run goes into the journal; then, where that is
/// wanted, the code goes back to the last green.
pub fn settle(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    layer: Option<Layer>,
    way: Way,
) -> Settled {
    let mut settled = Settled::default();
    settled.notes.extend(run.left_out.clone());
    if run.ran.verdict.light == Light::Green && run.ran.verdict.altered.is_none() {
        settled.notes.extend(starter::unknown(kata));
    }
    if layer.is_none() {
        settled.notes.extend(keep(journal.course, kata, run));
    }
    let entry = note_down(journal, kata, run, layer, &mut settled.notes);
    match entry {
        Some(entry) if layer.is_none() => {
            commit_or_revert(journal, kata, run, entry, way.tcr, &mut settled);
        }
        None if way.tcr && layer.is_none() => {
            let why =
                "tcr: without a history there is nothing to go back to, so nothing is reverted";
            settled.notes.push(why.to_owned());
        }
        _ => {}
    }
    settled
}

/// What came of settling.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// What there is to say about it.
    pub notes: Vec<String>,
    /// The code has gone back to the last green.
    pub reverted: bool,
}

/// Makes the run the last green, or with `--tcr` goes back to that.
fn commit_or_revert(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    entry: usize,
    tcr: bool,
    settled: &mut Settled,
) {
    let verdict = &run.ran.verdict;
    let last = progress::recall(journal.course, kata).last_green;
    let is_baseline = last.as_ref().is_some_and(|green| green.is_baseline);
    let decision = match &last {
        Some(green) if is_baseline || !tcr => green.decide(verdict),
        // The first run with `--tcr`: what was written before it is not undone.
        _ => Green::begin(verdict),
    };
    match decision {
        Decision::LeaveAlone => {}
        Decision::Keep => {
            let mut green = Green::of(verdict, entry);
            green.is_baseline = is_baseline || tcr;
            // That it is not kept was said of the run already.
            progress::change(journal.course, kata, |progress| {
                progress.last_green = Some(green);
            });
        }
        Decision::Revert if !tcr => {}
        Decision::Revert => {
            let green = last.map_or(0, |green| green.entry);
            settled.notes.push(match revert(journal, kata, run, green) {
                Ok(Put::Done) => {
                    settled.reverted = true;
                    format!(
                        "tcr: back to the last green ({green}); your attempt is kept as {entry}: cargo kata back {} {entry}",
                        kata.name
                    )
                }
                // What was saved since the run began was not tried: it is left alone.
                Ok(Put::Changed) => {
                    "tcr: the code has changed since the run, so it is left as it is".to_owned()
                }
                Err(error) => format!("tcr: not reverted: {error}"),
            });
        }
    }
}

/// Puts the files of the last green in the place of those of the run.
fn revert(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    green: usize,
) -> Result<Put, JournalError> {
    let (_, wanted) = journal.find(kata, green)?;
    match run.files() {
        Some(tried) => journal::put_back(kata, Part::Src, &tried, &wanted),
        None => Ok(Put::Changed),
    }
}

/// Says that a demo was ended while it had the learner's folder, if one was.
pub fn tell_of_demo(course: &Course, kata: &Kata) {
    if let Some(text) = left_by_a_demo(course, kata) {
        report::tell("note", &text);
    }
}

/// What there is to say about a demo that was ended while it had the learner's folder.
pub fn left_by_a_demo(course: &Course, kata: &Kata) -> Option<String> {
    let src = journal::fingerprint_of_src(&journal::snapshot(kata).ok()?);
    let entry = progress::left_by_a_demo(course, kata, &src)?;
    Some(format!(
        "a demo was ended before it put back what was in katas/{0}/src: cargo kata back {0} {entry}",
        kata.name
    ))
}

/// A run of a kata's starter.
pub struct StarterRun {
    /// What it found.
    pub ran: Ran,
    /// The sources as they were when it began; `None` where the kata's folder could not be read.
    inputs: Option<Inputs>,
    /// The other packages were left out, and why.
    left_out: Option<String>,
}

impl StarterRun {
    /// The learner's files when it began; `None` where the kata's folder could not be read.
    fn files(&self) -> Option<Files> {
        self.inputs.as_ref().map(Inputs::of_the_learner)
    }
}

/// Runs a kata's starter, with a line that says what a long build is about.
///
/// # Errors
/// When there is no verdict.
pub fn starter(
    course: &Course,
    machine: Machine<'_>,
    kata: &Kata,
    suites: &[Suite],
) -> Result<StarterRun, RunError> {
    with_status_line(&kata.name, |tell| {
        starter_telling(course, machine, kata, suites, tell)
    })
}

/// Runs a kata's starter.
///
/// # Errors
/// When there is no verdict.
pub fn starter_telling(
    course: &Course,
    machine: Machine<'_>,
    kata: &Kata,
    suites: &[Suite],
    tell: &(dyn Fn(Event) + Sync),
) -> Result<StarterRun, RunError> {
    let request = Request {
        root: course.root(),
        target: None,
        kata,
        package: kata.starter(),
        suites,
        only: None,
        manner: Manner::Roster,
        sources: None,
    };
    let folders = course.folders();
    let _lock = progress::build_lock(folders, &folders.common(), &kata.name, &|| {
        tell(Event::AnotherRun);
    });
    judged_as_it_is(&kata.dir, tell, &mut |inputs, tell| {
        let (ran, left_out) = match scheduler::run(machine, &request, tell) {
            Err(RunError::Cargo(CargoError::Failed(why))) => {
                let apart = in_the_way(course, kata, &why).and_then(|manifest| {
                    let ran = run_alone(course, machine, &request, inputs, tell)?;
                    Some((ran, Some(without(course, kata, &manifest, &why))))
                });
                apart.ok_or(CargoError::Failed(why))?
            }
            other => (with_altered(&request, inputs, other?), None),
        };
        Ok((ran, left_out))
    })
}

/// Makes a run on those sources: what it found, and what it left out.
type RunOnce<'r> = dyn FnMut(Option<&Inputs>, &(dyn Fn(Event) + Sync)) -> Result<(Ran, Option<String>), RunError>
    + 'r;

/// How often a run is made again because its sources were saved while they were built.
const AGAIN: usize = 2;

/// A run of whatever a kata's folder holds, with the sources that it is about. What is saved while the tests run was not
/// what they ran on; of what is saved while cargo builds (or waits for another cargo) nobody knows whether it was, so
/// then the run is made again.
fn judged_as_it_is(
    dir: &Path,
    tell: &(dyn Fn(Event) + Sync),
    run: &mut RunOnce<'_>,
) -> Result<StarterRun, RunError> {
    let mut again = AGAIN;
    loop {
        let inputs = Inputs::of(dir).ok();
        let built = OnceLock::new();
        let (ran, left_out) = run(inputs.as_ref(), &|event| {
            if matches!(event, Event::Listed { .. }) {
                built.get_or_init(|| Inputs::of(dir).ok());
            }
            tell(event);
        })?;
        // Where nothing was built, it has failed until now.
        let built = built.into_inner().unwrap_or_else(|| Inputs::of(dir).ok());
        let same = match (&inputs, &built) {
            (Some(before), Some(after)) => after.changed_since(before).is_empty(),
            (before, after) => before.is_none() && after.is_none(),
        };
        if same || again == 0 {
            return Ok(StarterRun {
                ran,
                inputs: built,
                left_out,
            });
        }
        again -= 1;
    }
}

/// The manifest of another package that cargo, which reads all of them first, complains about before it compiles anything.
fn in_the_way(course: &Course, kata: &Kata, why: &str) -> Option<PathBuf> {
    if why
        .lines()
        .any(|line| line.trim_start().starts_with("Compiling "))
    {
        return None;
    }
    let katas = course.root().join("katas");
    let solutions = course.root().join("solutions");
    let folders = [katas, solutions]
        .into_iter()
        .filter_map(|folder| folder.read_dir().ok())
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let named = |folder: &PathBuf| {
        let text = folder.to_string_lossy();
        why.match_indices(&*text).any(|(at, _)| {
            // `katas/jwt` is not `katas/jwt-2`.
            !why[at + text.len()..]
                .starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
        })
    };
    folders
        .filter(|folder| *folder != kata.dir)
        .find(named)
        .map(|folder| folder.join("Cargo.toml"))
}

/// Runs a kata's starter in a workspace without the other packages, if cargo can build it there.
fn run_alone(
    course: &Course,
    machine: Machine<'_>,
    request: &Request<'_>,
    inputs: Option<&Inputs>,
    tell: &(dyn Fn(Event) + Sync),
) -> Option<Ran> {
    let (sandbox, package) = Sandbox::alone(course, request.kata).ok()?;
    let request = Request {
        root: sandbox.root(),
        target: Some(sandbox.target()),
        package,
        ..request.clone()
    };
    let ran = scheduler::run(machine, &request, tell).ok()?;
    Some(with_altered(&request, inputs, ran))
}

/// A run whose verdict knows what of the kata is not as it ships.
fn with_altered(request: &Request<'_>, inputs: Option<&Inputs>, mut ran: Ran) -> Ran {
    let Some(inputs) = inputs else {
        return ran;
    };
    let altered = starter::altered(
        request.kata,
        request.root,
        &request.package.dir,
        inputs,
        &ran,
    );
    ran.verdict = ran.verdict.with_altered(altered);
    ran
}

/// What there is to say about a run without the other packages.
fn without(course: &Course, kata: &Kata, manifest: &Path, why: &str) -> String {
    let manifest = shown(course, manifest);
    let first = why
        .lines()
        .find_map(|line| line.strip_prefix("error: "))
        .unwrap_or_default();
    format!(
        "cargo cannot read the workspace because of {manifest}, so `{}` was built without the other katas; until you fix \
         that file, `cargo kata` cannot start: {first}",
        kata.name
    )
}

/// Lets something run that tells what it builds, and shows that on a line which is gone afterwards. The crates of the
/// kata itself are built on every run and are not worth a word.
fn with_status_line<T>(own: &str, work: impl FnOnce(&(dyn Fn(Event) + Sync)) -> T) -> T {
    let line = Mutex::new((StatusLine::default(), 0_usize));
    let is_own = |package: &str| {
        let name = package.split(' ').next().unwrap_or_default();
        name.strip_suffix("-alone").unwrap_or(name) == own
    };
    let result = work(&|event| {
        let mut guard = line.lock().unwrap_or_else(PoisonError::into_inner);
        let (line, built) = &mut *guard;
        match event {
            Event::Waiting => {
                line.show("waiting for another cargo to finish …");
            }
            Event::Compiling(name) if !is_own(&name) => {
                *built += 1;
                line.show(&format!(
                    "building what `{own}` needs, once: {name} ({built}) …"
                ));
            }
            Event::AnotherRun => {
                line.show(&format!("waiting for another run of `{own}` to finish …"));
            }
            Event::Compiling(_) | Event::Listed { .. } | Event::Tested(_) => {}
        }
    });
    line.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .0
        .clear();
    result
}

fn suites_of(kata: &Kata, layer: Option<Layer>) -> Result<Vec<Suite>, CourseError> {
    let suites: Vec<_> = kata
        .suites
        .iter()
        .filter(|suite| layer.is_none_or(|layer| suite.layer == layer))
        .cloned()
        .collect();
    match layer {
        Some(layer) if suites.is_empty() => Err(CourseError::NoLayer {
            name: kata.name.clone(),
            layer,
            has: kata
                .suites
                .iter()
                .map(|suite| suite.layer.to_string())
                .collect(),
        }),
        _ => Ok(suites),
    }
}

fn write_junit(
    course: &Course,
    verdict: &Verdict,
    functions: &BTreeMap<Layer, Vec<TestFunction>>,
    began: SystemTime,
    telling: &Telling,
) -> Result<(), Error> {
    let Some(file) = &telling.junit else {
        return Ok(());
    };
    let report = junit::of_run(verdict, functions, course.root(), began);
    files::write_whole(file, report.xml().as_bytes()).map_err(Error::io("write", file))
}

fn write_json(verdict: &Verdict, telling: &Telling) -> Result<(), Error> {
    if telling.json {
        let mut verdict = verdict.clone();
        verdict.diagnostic = verdict
            .diagnostic
            .map(|text| anstream::adapter::strip_str(&text).to_string());
        document::print(Kind::Run, &verdict)?;
    }
    Ok(())
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
/// focus: other cases of the same function do not count.
fn green_along(last: &Last, ran: &Ran) -> Vec<String> {
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
        .map(function)
        .filter(|name| *name != asked_for && in_focus.as_ref() != Some(name))
        .collect();
    along.dedup();
    along
}

/// Remembers the verdict for `kata` and `kata hint`. The verdict has been shown: that it cannot be kept is worth a
/// word, not an error.
fn keep(course: &Course, kata: &Kata, run: &StarterRun) -> Vec<String> {
    let Some(inputs) = &run.inputs else {
        return Vec::new();
    };
    let fingerprint = starter::fingerprint(kata, inputs);
    let verdict = &run.ran.verdict;
    let mut last = Last::of(verdict, fingerprint);
    let changed = progress::change(course, kata, |progress| {
        let before = progress.last.take();
        last.assume_unchanged(verdict, before.as_ref());
        // A slip in the typing has not made anything red.
        if verdict.light == Light::Amber
            && let Some(before) = before
        {
            (last.green, last.focus) = (before.green, before.focus);
        }
        progress.last = Some(last);
    });
    changed.notes
}

/// Adds the learner's files to the journal before something that reads them, if they are new. Where no history can be
/// kept, that is said once.
pub fn keep_version(journal: Journal<'_>, kata: &Kata, before: &str) {
    let why = match journal.keep(kata, before) {
        Ok(_) => return,
        Err(error) => error.to_string(),
    };
    if progress::is_news(journal.course, NO_HISTORY, Some(&why)) {
        let text =
            format!("no history is kept, so `cargo kata back` will not know these files: {why}");
        report::tell("note", &text);
    }
}

/// Adds the run to the journal: its number there. Where no history can be kept, or not of all files, that is said once.
fn note_down(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    layer: Option<Layer>,
    notes: &mut Vec<String>,
) -> Option<usize> {
    let inputs = run.inputs.as_ref()?;
    let files = &inputs.of_the_learner();
    let course = journal.course;
    notes.extend(unreadable(course, kata, inputs));
    match journal.record(kata, files, &What::run(&run.ran.verdict, layer)) {
        Ok(recorded) => {
            progress::is_news(course, NO_HISTORY, None);
            notes.extend(recorded.set_aside.map(|dir| {
                let dir = shown(course, &dir);
                format!("the journal was damaged: it lies in {dir} now, and a new one was begun")
            }));
            Some(recorded.number)
        }
        Err(error) => {
            let why = error.to_string();
            if progress::is_news(course, NO_HISTORY, Some(&why)) {
                notes.push(format!(
                    "no history is kept, so `cargo kata back` will not know this run: {why}"
                ));
            }
            None
        }
    }
}

/// What was said last about a history that is not kept.
const NO_HISTORY: &str = "no-history";

/// The files that exist and cannot be read, if they were not the same ones the last time.
fn unreadable(course: &Course, kata: &Kata, inputs: &Inputs) -> Option<String> {
    let mut named = inputs.unreadable.iter().map(|(path, why)| {
        let path = kata.dir.join(path);
        format!("{} cannot be read ({why})", shown(course, &path))
    });
    let first = named.next();
    let text = first.map(|first| match named.count() {
        0 => format!("{first}, so the history does not have it"),
        more => format!("{first}, nor can {more} more, so the history does not have them"),
    });
    let topic = format!("unreadable-{}", kata.name);
    progress::is_news(course, &topic, text.as_deref()).then_some(text?)
}

/// Where a kata stands, for the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Standing {
    name: String,
    title: String,
    topic: String,
    minutes: u32,
    /// The light of the last run; `None` before the first.
    light: Option<Light>,
    passed: usize,
    total: usize,
    /// The sources are not those of that run any more.
    changed_since: bool,
}

impl Standing {
    fn of(course: &Course, kata: Kata) -> Self {
        let last = progress::recall(course, &kata).last;
        let now = Inputs::of(&kata.dir)
            .ok()
            .map(|inputs| starter::fingerprint(&kata, &inputs));
        Self {
            light: last.as_ref().and_then(Last::light),
            passed: last.as_ref().map_or(0, |last| last.passed),
            total: last.as_ref().map_or(0, |last| last.total),
            changed_since: last
                .as_ref()
                .is_some_and(|last| now.as_ref() != Some(&last.fingerprint)),
            name: kata.name,
            title: kata.title,
            topic: kata.topic,
            minutes: kata.minutes,
        }
    }

    fn done(&self) -> bool {
        self.light == Some(Light::Green) && !self.changed_since
    }
}

/// Lists the katas in path order, each with its light, its progress and its topic, and says what to do next.
///
/// # Errors
/// When the katas wait for each other in a circle.
pub fn list(course: &Course, json: bool) -> Result<Status, Error> {
    let (katas, broken) = course.in_path_order()?;
    let names = katas.iter().map(|kata| kata.name.clone());
    let left: Vec<_> = katas
        .iter()
        .filter_map(|kata| left_by_a_demo(course, kata))
        .collect();
    let damaged: Vec<_> = names
        .filter(|name| progress::is_damaged::<Progress>(course, name))
        .collect();
    let standings: Vec<_> = katas
        .into_iter()
        .map(|kata| Standing::of(course, kata))
        .collect();
    if json {
        let broken: Vec<_> = broken.iter().map(ToString::to_string).collect();
        let body = serde_json::json!({ "katas": standings, "broken": broken });
        document::print(Kind::List, &body)?;
    } else {
        let text = table(&standings, terminal::width());
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    for text in left {
        report::tell("note", &text);
    }
    for name in damaged {
        let text = format!(
            ".kata/{name}.json is damaged, so nothing is known of `{name}`; its next run sets the file aside"
        );
        report::tell("warning", &text);
    }
    for error in &broken {
        report::tell("warning", &error.to_string());
    }
    Ok(if broken.is_empty() {
        Status::Green
    } else {
        Status::Usage
    })
}

/// The next kata in path order that is not green as it stands now, after that one where one is named.
///
/// # Errors
/// When the katas wait for each other in a circle.
pub fn next(course: &Course, after: Option<&str>) -> Result<Option<Kata>, CourseError> {
    let (katas, _) = course.in_path_order()?;
    let from = after
        .and_then(|name| katas.iter().position(|kata| kata.name == name))
        .map_or(0, |position| position + 1);
    // Those before it may have been left out, and come after the last.
    let (before, behind) = katas.split_at(from);
    let mut others = behind.iter().chain(before);
    Ok(others
        .find(|kata| {
            Some(kata.name.as_str()) != after && !Standing::of(course, (*kata).clone()).done()
        })
        .cloned())
}

fn table(standings: &[Standing], width: usize) -> String {
    if standings.is_empty() {
        return "There is no kata yet. `cargo kata new NAME` makes one.\n".to_owned();
    }
    let mut out = String::new();
    for standing in standings {
        let state = match standing.light {
            None => styled(FAINT, "· not run yet"),
            Some(light) => {
                let progress = match standing.total {
                    0 => String::new(),
                    total => format!(
                        "  {} {} of {total}",
                        report::bar(standing.passed, total),
                        standing.passed
                    ),
                };
                let changed = if standing.changed_since {
                    "  (changed since)"
                } else {
                    ""
                };
                format!("{}{progress}{changed}", report::light(light))
            }
        };
        let _ = writeln!(
            out,
            "{}  {state}",
            styled(STRONG, format!("{:<12}", standing.name))
        );
        let about = format!("{} · {} min", standing.topic, standing.minutes);
        let _ = writeln!(out, "{}", report::prose(&about, "              ", width));
    }
    let next = match standings.iter().find(|standing| !standing.done()) {
        Some(standing) => format!("cargo kata {}", standing.name),
        None => "all katas are green".to_owned(),
    };
    let _ = writeln!(out, "\n{} {next}", styled(STRONG, "Next"));
    out
}

/// Whether the kata is green as it stands now, by a run.
///
/// # Errors
/// When there is no verdict.
pub fn is_green(course: &Course, machine: Machine<'_>, kata: &Kata) -> Result<bool, Error> {
    let run = starter(course, machine, kata, &kata.suites)?;
    keep(course, kata, &run);
    Ok(run.ran.verdict.light == Light::Green)
}

/// A path below the workspace as a person would type it there.
pub fn shown(course: &Course, path: &Path) -> String {
    files::shown(path.strip_prefix(course.root()).unwrap_or(path))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::learner::journal::tests::{Place, nothing_saved_meanwhile_is_lost, place};
    use crate::os::git::Installed;

    fn standing(name: &str, light: Option<Light>, passed: usize, changed_since: bool) -> Standing {
        Standing {
            name: name.to_owned(),
            title: String::new(),
            topic: "What is it, and what is it for?".to_owned(),
            minutes: 60,
            light,
            passed,
            total: if light.is_some() && light != Some(Light::Amber) {
                40
            } else {
                0
            },
            changed_since,
        }
    }

    /// A verdict on two tests, the first of which passed or did not.
    pub fn verdict(first: Outcome) -> Verdict {
        let test = |name: &str, outcome| TestReport {
            layer: Layer::Unit,
            name: name.to_owned(),
            outcome,
            millis: 1.0,
            message: None,
            place: None,
            printed: None,
            output: String::new(),
        };
        let tests = vec![test("a", first), test("b", Outcome::Failed)];
        Verdict::of_tests("fruit", tests)
    }

    /// A run of the kata as it is now.
    pub fn run_of(kata: &Kata, verdict: Verdict) -> StarterRun {
        StarterRun {
            ran: Ran {
                verdict,
                functions: BTreeMap::new(),
                warnings: Vec::new(),
                errors: Vec::new(),
                artifacts: Vec::new(),
                programs: BTreeMap::new(),
            },
            inputs: Inputs::of(&kata.dir).ok(),
            left_out: None,
        }
    }

    /// A green run, recorded, and then a try that broke something.
    fn a_broken_try(place: &Place) {
        let mut green = Green::of(&verdict(Outcome::Passed), place.record().number);
        green.is_baseline = true;
        progress::change(&place.course, &place.kata, |progress| {
            progress.last_green = Some(green);
        });
        place.write("src/lib.rs", "tried\n");
        place.record();
    }

    #[test]
    fn tcr_loses_nothing_that_is_saved_meanwhile() {
        nothing_saved_meanwhile_is_lost(a_broken_try, |journal, place| {
            let run = run_of(&place.kata, verdict(Outcome::Failed));
            let mut settled = Settled::default();
            commit_or_revert(journal, &place.kata, &run, 2, true, &mut settled);
            let is_as_it_was = place.read("src/lib.rs") == "one\n";
            assert_eq!(settled.reverted, is_as_it_was, "{:?}", settled.notes);
        });
    }

    #[test]
    fn every_run_knows_the_last_green_and_only_tcr_goes_back_to_it() {
        let place = place();
        let journal = Journal::new(&place.course, &Installed);
        let settle = |outcome, tcr| {
            let entry = place.record().number;
            let run = run_of(&place.kata, verdict(outcome));
            let mut settled = Settled::default();
            commit_or_revert(journal, &place.kata, &run, entry, tcr, &mut settled);
            let green = progress::recall(&place.course, &place.kata).last_green;
            (settled.reverted, green.map_or(0, |green| green.entry))
        };
        assert_eq!(settle(Outcome::Passed, false), (false, 1));
        assert_eq!(
            settle(Outcome::Failed, false),
            (false, 1),
            "a try that broke something"
        );
        assert_eq!(
            settle(Outcome::Failed, true),
            (false, 3),
            "the first with --tcr"
        );
        assert_eq!(settle(Outcome::Passed, true), (false, 4));
        place.write("src/lib.rs", "tried\n");
        assert_eq!(settle(Outcome::Failed, false), (false, 4));
        assert_eq!(settle(Outcome::Failed, true), (true, 4));
    }

    #[test]
    fn tcr_leaves_the_learner_s_own_tests() {
        let place = place();
        a_broken_try(&place);
        place.write("tests/mine.rs", "more\n");
        let run = run_of(&place.kata, verdict(Outcome::Failed));
        let mut settled = Settled::default();
        let journal = Journal::new(&place.course, &Installed);
        commit_or_revert(journal, &place.kata, &run, 2, true, &mut settled);
        assert!(settled.reverted, "{:?}", settled.notes);
        assert_eq!(place.read("src/lib.rs"), "one\n");
        assert_eq!(place.read("tests/mine.rs"), "more\n");
    }

    #[test]
    fn the_list_shows_where_each_kata_stands_and_what_is_next() {
        let standings = [
            standing("tdd", Some(Light::Green), 40, false),
            standing("layers", Some(Light::Green), 40, true),
            standing("mocks", Some(Light::Red), 7, false),
            standing("config", Some(Light::Amber), 0, false),
            standing("jwt", None, 0, false),
        ];
        insta::assert_snapshot!(anstream::adapter::strip_str(&table(&standings, 80)).to_string());
    }

    #[test]
    fn when_all_is_green_there_is_nothing_next() {
        let text = table(&[standing("tdd", Some(Light::Green), 40, false)], 80);
        assert!(text.contains("all katas are green"), "{text}");
    }

    #[test]
    fn an_empty_course_says_how_to_begin() {
        assert!(table(&[], 80).contains("cargo kata new"));
    }
}
