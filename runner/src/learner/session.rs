//! A learner's run: the tests on what is in the kata's folder, and what is remembered of it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::course::fingerprint::Inputs;
use crate::course::kata::{Course, Kata, Layer, Suite};
use crate::learner::journal::{self, Journal, JournalError, Only, Part, Put, What};
use crate::learner::prediction;
use crate::learner::progress::{self, Changed, Last};
use crate::learner::starter;
use crate::learner::tcr::{Decision, Green};
use crate::os::cargo::CargoError;
use crate::os::files::Files;
use crate::run::generated::GeneratedWorkspace;
use crate::run::ran::Ran;
use crate::run::request::{Manner, Request, RunError, RunEvent, Tools};
use crate::run::scheduler;
use crate::run::verdict::{Light, Verdict};

/// Ways to practise, all of them off by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PracticeOptions {
    /// Ask which light is coming before it comes.
    pub predict: bool,
    /// Test && commit || revert.
    pub tcr: bool,
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
    /// The sources when it began; `None` where the kata's folder could not be read.
    pub fn inputs(&self) -> Option<&Inputs> {
        self.inputs.as_ref()
    }

    /// The learner's files when it began; `None` where the kata's folder could not be read.
    fn files(&self) -> Option<Files> {
        self.inputs.as_ref().map(Inputs::of_the_learner)
    }
}

/// Runs a kata's starter, or only some of its tests, each by its name, its function's or its module's.
///
/// # Errors
/// When there is no verdict.
pub fn starter_telling(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    suites: &[Suite],
    only: Option<&[String]>,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<StarterRun, RunError> {
    let last = progress::recall(course, kata).last;
    let focus = last.and_then(|last| last.focus);
    let request = Request {
        root: course.root(),
        target: None,
        kata,
        package: kata.starter(),
        suites,
        only,
        first: focus.as_deref(),
        manner: Manner::Roster,
        sources: None,
    };
    let folders = course.folders();
    let _lock = progress::build_lock(folders, &folders.common(), &kata.name, &|| {
        tell(RunEvent::AnotherRun);
    });
    let has_mine = suites.iter().any(|suite| suite.layer == Layer::Mine);
    judged_as_it_is(&kata.dir, has_mine, tell, &mut |inputs, tell| {
        let (ran, left_out) = match scheduler::run(tools, &request, tell) {
            Err(RunError::Cargo(CargoError::Failed(why))) => {
                let apart = in_the_way(course, kata, &why).and_then(|manifest| {
                    let ran = run_alone(course, tools, &request, inputs, tell)?;
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
type RunOnce<'r> = dyn FnMut(Option<&Inputs>, &(dyn Fn(RunEvent) + Sync)) -> Result<(Ran, Option<String>), RunError>
    + 'r;

/// How often a run is made again because its sources were saved while they were built.
const AGAIN: usize = 2;

/// A run of whatever a kata's folder holds, with the sources that it is about. If the learner saves while the tests
/// run, the tests ran on the code before. If they save while cargo builds (or waits for another cargo), it is not known
/// which code was built. Then the run is made again.
fn judged_as_it_is(
    dir: &Path,
    has_mine: bool,
    tell: &(dyn Fn(RunEvent) + Sync),
    run: &mut RunOnce<'_>,
) -> Result<StarterRun, RunError> {
    let mut again = AGAIN;
    loop {
        let inputs = Inputs::of(dir).ok();
        let built = OnceLock::new();
        let (ran, left_out) = run(inputs.as_ref(), &|event| {
            if matches!(event, RunEvent::Listed { .. }) {
                built.get_or_init(|| Inputs::of(dir).ok());
            }
            tell(event);
        })?;
        // Where nothing was built, it has failed until now.
        let built = built.into_inner().unwrap_or_else(|| Inputs::of(dir).ok());
        let same = match (&inputs, &built) {
            (Some(before), Some(after)) if has_mine => {
                after.changed_with_mine_since(before).is_empty()
            }
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
            // `katas/tides` is not `katas/tides-2`.
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
    tools: Tools<'_>,
    request: &Request<'_>,
    inputs: Option<&Inputs>,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Option<Ran> {
    let (generated, package) = GeneratedWorkspace::alone(course, request.kata).ok()?;
    let request = Request {
        root: generated.root(),
        target: Some(generated.target()),
        package,
        ..request.clone()
    };
    let ran = scheduler::run(tools, &request, tell).ok()?;
    Some(with_altered(&request, inputs, ran))
}

/// A run whose verdict knows what of the kata is not as it ships.
fn with_altered(request: &Request<'_>, inputs: Option<&Inputs>, mut ran: Ran) -> Ran {
    let Some(inputs) = inputs else {
        return ran;
    };
    let altered = starter::altered(request, inputs, &ran);
    ran.verdict = ran.verdict.with_altered(altered);
    ran
}

/// What there is to say about a run without the other packages.
fn without(course: &Course, kata: &Kata, manifest: &Path, why: &str) -> String {
    let manifest = course.shown(manifest);
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
    only: Option<Only>,
    way: PracticeOptions,
) -> Settled {
    let mut settled = Settled::default();
    settled.notes.extend(run.left_out.clone());
    if run.ran.verdict.light == Light::Green && run.ran.verdict.altered.is_none() {
        settled.notes.extend(starter::unknown(kata));
    }
    if progress::recall(journal.course, kata).solo_part.is_some() {
        let changed = progress::change(journal.course, kata, |known| known.solo_part = None);
        settled.notes.extend(changed.notes);
    }
    if only.is_none() {
        settled.notes.extend(remember(journal.course, kata, run));
    }
    let entry = note_down(journal, kata, run, only, &mut settled.notes);
    match entry {
        Some(entry) if only.is_none() => {
            commit_or_revert(journal, kata, run, entry, way.tcr, &mut settled);
        }
        None if way.tcr && only.is_none() => {
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

/// What there is to say about a demo that was ended while it had the learner's folder.
pub fn left_by_a_demo(course: &Course, kata: &Kata) -> Option<String> {
    let src = journal::fingerprint_of_src(&journal::snapshot(kata).ok()?);
    let entry = progress::left_by_a_demo(course, kata, &src)?;
    Some(format!(
        "a demo was ended before it put back what was in katas/{0}/src: cargo kata back {0} {entry}",
        kata.name
    ))
}

/// Remembers the verdict for `kata` and `kata hint`. The verdict has been shown: that it cannot be kept is worth a
/// word, not an error.
pub fn remember(course: &Course, kata: &Kata, run: &StarterRun) -> Vec<String> {
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
        progress.flip.is_latest = false;
    });
    changed.notes
}

/// Adds the learner's files to the journal before something that reads them, if they are new. Where no history can be
/// kept, it is returned once why not.
pub fn keep_version(journal: Journal<'_>, kata: &Kata, before: &str) -> Option<String> {
    let why = match journal.keep(kata, before) {
        Ok(_) => return None,
        Err(error) => error.to_string(),
    };
    progress::is_news(journal.course, NO_HISTORY, Some(&why)).then(|| {
        format!("no history is kept, so `cargo kata back` will not know these files: {why}")
    })
}

/// Adds a run of a part of the kata to the journal. What there is to say about it goes to `notes`.
pub fn record(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    only: Only,
    notes: &mut Vec<String>,
) {
    notes.extend(run.left_out.clone());
    note_down(journal, kata, run, Some(only), notes);
}

/// Adds the run to the journal: its number there. Where no history can be kept, or not of all files, that is said once.
fn note_down(
    journal: Journal<'_>,
    kata: &Kata,
    run: &StarterRun,
    only: Option<Only>,
    notes: &mut Vec<String>,
) -> Option<usize> {
    let inputs = run.inputs.as_ref()?;
    let files = &inputs.of_the_learner();
    let course = journal.course;
    notes.extend(unreadable(course, kata, inputs));
    match journal.record(kata, files, &What::run(&run.ran.verdict, only)) {
        Ok(recorded) => {
            progress::is_news(course, NO_HISTORY, None);
            notes.extend(recorded.set_aside.map(|dir| {
                let dir = course.shown(&dir);
                format!("the journal was damaged: it was moved to {dir}, and a new one was started")
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
        format!("{} cannot be read ({why})", course.shown(&path))
    });
    let first = named.next();
    let text = first.map(|first| match named.count() {
        0 => format!("{first}, so the history does not have it"),
        more => format!("{first}, nor can {more} more, so the history does not have them"),
    });
    let topic = format!("unreadable-{}", kata.name);
    progress::is_news(course, &topic, text.as_deref()).then_some(text?)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::learner::journal::tests::{Place, nothing_saved_meanwhile_is_lost, place};
    use crate::os::git::SystemGit;
    use crate::run::verdict::{Outcome, TestReport};

    /// A verdict on two tests, the first of which passed or did not.
    pub fn verdict(first: Outcome) -> Verdict {
        let test = |name, outcome| TestReport::example(Layer::Unit, name, outcome);
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
        let journal = Journal::new(&place.course, &SystemGit);
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
        let journal = Journal::new(&place.course, &SystemGit);
        commit_or_revert(journal, &place.kata, &run, 2, true, &mut settled);
        assert!(settled.reverted, "{:?}", settled.notes);
        assert_eq!(place.read("src/lib.rs"), "one\n");
        assert_eq!(place.read("tests/mine.rs"), "more\n");
    }
}
