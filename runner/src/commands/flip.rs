//! `kata flip`: the kata turned round. The learner's tests meet the solution, which they have to accept, and then its
//! impostors, which they have to catch.

pub mod keep;
mod text;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::course::impostor::{self, Impostor, Severity};
use crate::course::kata::{Course, CourseError, Kata, Layer};
use crate::course::part::Chapter;
use crate::course::promises;
use crate::course::roster::{self, TestFunction};
use crate::course::rules::{self, Rule};
use crate::course::twin::{self, Freedom, Twin};
use crate::impostors::judge::{JudgeError, LineUp, Progress, Trial};
use crate::impostors::judged::Judged;
use crate::impostors::score::{Risk, Tally, Worth};
use crate::learner::journal::Journal;
use crate::learner::{progress, session};
use crate::os::cargo::CargoError;
use crate::os::files;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::generated;
use crate::run::request::{RunError, RunEvent, Tools};
use crate::run::verdict::{Light, Outcome, SLOW, TestReport, Verdict};
use crate::ui::document::{self, Kind};
use crate::ui::report;
use crate::ui::status_line::with_status_line;
use overlay::source::CrateSource;

/// By which a test can turn red without help from the code that it calls.
const ASSERTIONS: [&str; 7] = [
    "assert!",
    "assert_",
    "panic!",
    "unwrap",
    "expect",
    "unreachable!",
    "?",
];

/// By which a test starts the learner's own program, wherever it runs.
const OWN_PROGRAM: [&str; 4] = [
    "target/debug",
    "target/release",
    "Command::new(\"cargo\")",
    "escargot",
];

/// How it is told.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Only the impostors of the part with that number.
    pub part: Option<usize>,
    /// Which impostors are described.
    pub told: Told,
    /// One JSON document and nothing else.
    pub json: bool,
    /// What may become an impostor or a twin goes into a file.
    pub keep: bool,
}

/// What came of it; serialises to the document that `--json` prints.
#[derive(Debug, Serialize)]
struct Flip {
    kata: String,
    /// Green when the solution is accepted and every impostor is caught, or enough of them where there is a budget.
    light: Light,
    /// The learner's tests against the solution.
    solution: Verdict,
    /// Those that weigh most, or are worst, first.
    impostors: Vec<Suspect>,
    at_large: BTreeMap<Severity, usize>,
    /// What the tests are worth together, where they have a budget and were held against it.
    risk: Option<Risk>,
    /// What each of them is worth then, the one with most points first.
    tests: Vec<Worth>,
    /// Tests that passed against everything.
    idle_tests: Vec<String>,
    /// Those of them that assert nothing, as far as their source tells.
    #[serde(skip)]
    asserting_nothing: Vec<String>,
    /// Tests that accept the reference and refuse another right version: their catches do not count.
    pins: Vec<Pin>,
    /// Tests that refuse right code and accept one or two impostors, with these impostors' questions.
    misconceptions: Vec<Misconception>,
    /// Files that the tests must not be compiled with. Then no impostor was judged.
    answers: BTreeSet<String>,
    /// Tests that passed and failed on the same code: their catches do not count.
    flaky_tests: Vec<String>,
    /// Tests that the learner had switched off. They were run all the same.
    ignored_tests: Vec<String>,
    /// Where the tests name the learner's own program, as `FILE:LINE`.
    own_program: Vec<String>,
    /// Tests that take a second or longer, with what they did not get to do because of that.
    slow_tests: Vec<Slow>,
    /// The tests pass on the solution only in one process, so they were judged in one.
    together_only: bool,
    /// Right versions other than the reference that the tests met.
    #[serde(skip)]
    twins: usize,
    /// How many impostors the tests met. Those of other parts are not among the suspects.
    #[serde(skip)]
    met: usize,
    #[serde(skip)]
    told: Told,
    /// The part whose impostors these are; `None` where they are all.
    part: Option<usize>,
}

/// Which impostors are described.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// Also those that are not caught, with their lessons.
    pub reveal: bool,
    /// Also the lessons of those that are caught.
    pub lessons: bool,
}

/// A test that asks for what no rule says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pin {
    /// The test.
    pub test: String,
    /// What the right version does otherwise that it refuses.
    pub refuses: String,
    freedom: Freedom,
    /// Why that is right.
    #[serde(skip)]
    pub reason: String,
    /// The sentence of the README that comes nearest.
    pub rule: String,
    /// It took longer than so many seconds there: it is slow, and asks for nothing wrong as far as that shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longer_than: Option<u64>,
}

/// A test that refuses right code and accepts what is wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Misconception {
    test: String,
    /// What the impostors that it accepts ask, one question each.
    asks: Vec<String>,
}

/// A test that takes long.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Slow {
    name: String,
    /// How long it takes on the solution, in milliseconds.
    millis: f64,
    /// How many impostors it did not meet: all together, slow tests would have taken minutes.
    did_not_meet: usize,
}

/// An impostor, as far as the learner may know it.
#[derive(Debug, Serialize)]
struct Suspect {
    /// `None` while it is at large and not revealed.
    name: Option<String>,
    title: Option<String>,
    severity: Severity,
    /// Its name, also while the learner may not know it.
    #[serde(skip)]
    file: String,
    /// It is caught, and was not at the last flip.
    new: bool,
    /// Its points, where the tests have a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<u32>,
    /// Where it is wrong. Empty where there are no tests.
    #[serde(skip)]
    module: String,
    /// The layers of the given tests that see it, where that is known.
    #[serde(skip)]
    layers: Vec<Layer>,
    /// The tests that caught it. Without a budget it meets no more of them once it is caught.
    caught_by: Vec<String>,
    /// How the first of them ended.
    outcome: Option<Outcome>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesson: Option<String>,
}

/// Turns the kata round.
///
/// # Errors
/// An unknown kata or one without impostors, a fault of the machine.
pub fn turn_round(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    options: Options,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = course.kata(name)?;
    practice::tell_of_demo(course, &kata);
    let impostors = impostor::read_all(&kata.impostors_dir())?;
    if impostors.is_empty() {
        return Err(Error::Usage(format!(
            "the kata `{name}` has no impostors yet, so there is nothing to catch"
        )));
    }
    let part = match options.part {
        Some(number) => Some(some_of_part(&kata, &impostors, number)?),
        None => None,
    };
    let twins = twin::read_all(&kata.twins_dir())?;
    let mine = kata.mine();
    needs_a_file(course, &kata)?;
    if let Some(note) = session::keep_version(journal, &kata, "flip") {
        report::tell("note", &note);
    }
    let trial = Trial {
        course,
        tools,
        kata: &kata,
        impostors: &impostors,
        wanted: part.as_ref(),
        twins: &twins,
        suites: &[mine],
        // Where tests are few and each has its points, all of them count.
        only: None,
        until_caught: kata.budget.is_none(),
        keeps_members: false,
    };
    let told = options.told;
    let line_up = match judge(&trial) {
        Ok(line_up) => Some(line_up),
        Err(JudgeError::Run(RunError::NoTests(_))) => None,
        Err(error) => return Err(explained(error, &kata)),
    };
    let mut flip = match &line_up {
        Some(line_up) => Flip::new(&kata, &impostors, &twins, line_up, told),
        None => Flip::without_tests(&kata, &impostors, told),
    };
    flip.part = options.part;
    if let Some(part) = part {
        let names = part.iter().map(|index| impostors[*index].name.as_str());
        flip = flip.only(&names.collect());
    }
    for note in flip.remember(course, &kata) {
        report::tell("note", &note);
    }
    if options.json {
        flip.strip_colours();
        document::print(Kind::Flip, &flip)?;
    } else {
        let text = flip.text(&kata, terminal::width());
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    if let Some(line_up) = line_up.filter(|_| options.keep) {
        let told = flip.keep(course, tools, &kata, &line_up.solution)?;
        report::tell("note", &told);
    }
    Ok(if flip.light == Light::Green {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// Makes sure that there is a file for the learner's own tests.
///
/// # Errors
/// When there is none.
pub fn needs_a_file(course: &Course, kata: &Kata) -> Result<(), Error> {
    if kata.mine_file.is_file() {
        return Ok(());
    }
    let place = course.shown(&kata.mine_file);
    Err(Error::Usage(format!(
        "there is no {place}\nmake it and write your tests there: the others in that folder show how one looks"
    )))
}

/// The places of the impostors of a part.
///
/// # Errors
/// When the kata has no part of that number.
pub fn of_part(
    kata: &Kata,
    all: &[Impostor],
    number: usize,
) -> Result<BTreeSet<usize>, CourseError> {
    let rules = rules::of(kata);
    practice::of_part(kata, number, |part, parts| {
        let is_own = |impostor: &Impostor| {
            part_of(impostor, parts, &rules).is_some_and(|own| own.stretch == part.stretch)
        };
        let places = all.iter().enumerate();
        let own = places.filter(|(_, impostor)| is_own(impostor));
        own.map(|(index, _)| index).collect()
    })
}

/// The part that an impostor belongs to: the one whose test is the first to catch it, or the one whose test is the first to
/// ask for its rule, if that comes later. Before, a learner has no reason to ask.
fn part_of<'p>(impostor: &Impostor, parts: &'p [Chapter], rules: &[Rule]) -> Option<&'p Chapter> {
    let place = |test: &String| {
        let has = |part: &Chapter| part.tests.iter().any(|own| roster::covers(test, own));
        parts.iter().position(has)
    };
    let seen = place(impostor.seen_by.as_ref()?)?;
    let says = impostor.rule.as_deref().unwrap_or_default();
    let rule = rules
        .iter()
        .find(|rule| promises::is_part(&rule.text, says));
    let asked = rule.and_then(|rule| rule.asked_by.iter().filter_map(place).min());
    parts.get(seen.max(asked.unwrap_or(seen)))
}

/// The same, where there has to be one.
fn some_of_part(kata: &Kata, all: &[Impostor], number: usize) -> Result<BTreeSet<usize>, Error> {
    let own = of_part(kata, all, number)?;
    if !own.is_empty() {
        return Ok(own);
    }
    let name = &kata.name;
    let why = if kata.budget.is_some() {
        format!(
            "the given tests of the kata `{name}` see none of its impostors, so no part has any"
        )
    } else {
        format!("part {number} of the kata `{name}` has no impostors")
    };
    Err(Error::Usage(format!(
        "{why}\nall of them: cargo kata flip {name}"
    )))
}

/// An error, where a learner's own crates may be the reason in terms of their manifest and with the cause first.
fn explained(error: JudgeError, kata: &Kata) -> Error {
    match error {
        JudgeError::Run(RunError::Cargo(CargoError::Failed(said)))
            if generated::has_more_crates(kata).unwrap_or(false) =>
        {
            let place = format!("katas/{}/Cargo.toml", kata.name);
            Error::Usage(format!(
                "{}\n{place} names crates for your tests, and cargo cannot build with them: fix that file. Cargo says:\n\n{}",
                cause(&said),
                said.trim_end()
            ))
        }
        error => error.into(),
    }
}

/// The cause in what cargo says: what stands below its last `Caused by`, else its first error.
fn cause(said: &str) -> String {
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.collect();
    let caused: Vec<_> = lines
        .windows(2)
        .filter(|pair| pair[0] == "Caused by:")
        .map(|pair| pair[1])
        .collect();
    if !caused.is_empty() {
        return caused[caused.len().saturating_sub(2)..].join(": ");
    }
    let error = lines.iter().find_map(|line| line.strip_prefix("error: "));
    error
        .or(lines.first().copied())
        .unwrap_or_default()
        .to_owned()
}

/// Judges with a line on the terminal that shows how far it is.
///
/// # Errors
/// When something cannot be built or run.
pub fn judge(trial: &Trial<'_>) -> Result<LineUp, JudgeError> {
    let far = HowFar::new(trial);
    with_status_line(|show| {
        trial.judge_with_doubts(&|event| show(&far.at_event(event)), &|stage| {
            show(&far.at_stage(stage));
        })
    })
}

/// How far judging has come, in words.
pub struct HowFar {
    /// The beginning of the names of the kata's generated packages.
    own: String,
    /// What is built.
    building: &'static str,
    /// Only these tests run, by their ids or their functions'.
    only: Option<Vec<String>>,
    impostors: usize,
    tests: Mutex<Tests>,
}

/// The learner's tests, as far as they have met the solution.
#[derive(Default)]
struct Tests {
    total: usize,
    waiting: BTreeSet<String>,
    slow: Vec<(String, f64)>,
}

impl HowFar {
    /// Before anything has happened.
    pub fn new(trial: &Trial<'_>) -> Self {
        let impostors = trial.impostors.len();
        Self {
            own: format!("{}-", trial.kata.name),
            building: if impostors == 0 {
                "building the reference and your tests …"
            } else {
                "building the impostors and your tests …"
            },
            only: trial.only.map(<[String]>::to_vec),
            impostors,
            tests: Mutex::default(),
        }
    }

    /// After something that the run on the reference told.
    pub fn at_event(&self, event: RunEvent) -> String {
        let mut tests = self.tests.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            RunEvent::Compiling(name) if name.starts_with(&self.own) => {
                return self.building.to_owned();
            }
            RunEvent::Compiling(name) => return format!("building what they need, once: {name} …"),
            RunEvent::Waiting => return "waiting for another cargo to finish …".to_owned(),
            RunEvent::AnotherRun => {
                return "waiting for another flip of this kata to finish …".to_owned();
            }
            RunEvent::Doing(text) => return text,
            RunEvent::Listed {
                layer,
                tests: mut listed,
                ..
            } => {
                if let Some(only) = &self.only {
                    let runs = |test: &String| {
                        let id = format!("{layer}::{test}");
                        only.iter().any(|name| roster::covers(name, &id))
                    };
                    listed.retain(runs);
                }
                *tests = Tests {
                    total: listed.len(),
                    waiting: listed.into_iter().collect(),
                    slow: Vec::new(),
                };
            }
            RunEvent::Tested(test) => {
                tests.waiting.remove(&test.name);
                if test.took() >= SLOW {
                    tests.slow.push((test.name, test.millis));
                }
            }
        }
        let (waiting, total) = (tests.waiting.len(), tests.total);
        let last = match tests.waiting.first() {
            Some(name) if waiting == 1 => format!(" · waiting for {name}"),
            _ => String::new(),
        };
        format!(
            "your tests on the reference: {} of {total}{last}",
            total - waiting
        )
    }

    /// After a stage of the judging.
    pub fn at_stage(&self, stage: Progress) -> String {
        let tests = self.tests.lock().unwrap_or_else(PoisonError::into_inner);
        let slowest = tests
            .slow
            .iter()
            .max_by(|(_, one), (_, other)| one.total_cmp(other));
        let slow = slowest.map_or_else(String::new, |(name, millis)| {
            format!(" · {name} takes {:.1} s", millis / 1000.0)
        });
        match stage {
            Progress::Apart(number, of) => {
                format!("building an impostor that needs a build of its own, {number} of {of} …")
            }
            Progress::Judged(done) => {
                let of = self.impostors;
                let bar = report::long_bar(done, of);
                format!("judging  {bar}{done} of {of} impostors{slow}")
            }
            Progress::Twins(done, of) => {
                format!("your tests on other right versions: {done} of {of}{slow}")
            }
        }
    }
}

impl Flip {
    fn new(
        kata: &Kata,
        impostors: &[Impostor],
        twins: &[Twin],
        line_up: &LineUp,
        told: Told,
    ) -> Self {
        let mut solution = line_up.solution.verdict.clone();
        if let Some(diagnostic) = &mut solution.diagnostic {
            *diagnostic = as_the_learner_knows_it(diagnostic, kata);
        }
        for test in &mut solution.tests {
            if let Some(place) = &mut test.place {
                place.file = as_the_learner_knows_it(&place.file, kata);
            }
            if let Some(message) = &mut test.message {
                *message = as_the_learner_knows_it(&with_a_missing_snapshot(message), kata);
            }
        }
        let allowed = kata.budget.as_ref().map(|budget| budget.tests);
        if !line_up.answers.is_empty() {
            return Self {
                answers: line_up.answers.clone(),
                ..Self::of(kata, solution)
            };
        }
        match solution.light {
            // With too many tests no impostor was judged.
            Light::Green if allowed.is_some_and(|allowed| solution.tests.len() > allowed) => {
                Self::of(kata, solution)
            }
            Light::Green => Self::judged(kata, impostors, twins, line_up, solution, told),
            light => Self {
                light,
                misconceptions: misconceptions(&solution.tests, impostors, line_up),
                ..Self::of(kata, solution)
            },
        }
    }

    fn judged(
        kata: &Kata,
        impostors: &[Impostor],
        twins: &[Twin],
        line_up: &LineUp,
        solution: Verdict,
        told: Told,
    ) -> Self {
        let budget = kata.budget.as_ref();
        let tally = Tally::new(budget, impostors, line_up);
        let modules = Modules::of(kata);
        let suspects = impostors.iter().enumerate().map(|(index, impostor)| {
            let judged = &line_up.judged[index];
            let caught = tally.counting(index).map(|tests| (tests, judged));
            Suspect {
                module: modules.nearest(&line_up.modules[index]),
                ..suspect(impostor, &solution, caught, told)
            }
        });
        let suspects = suspects.collect();
        let tests = &solution.tests;
        let mut worths: Vec<_> = tests
            .iter()
            .filter(|_| budget.is_some())
            .map(|test| tally.worth(test, impostors))
            .collect();
        worths.sort_by_key(|worth| Reverse((worth.points, worth.alone)));
        let named = |is_one: &dyn Fn(&TestReport) -> bool| -> Vec<_> {
            let chosen = tests.iter().filter(|test| is_one(test));
            chosen.map(|test| test.name.clone()).collect()
        };
        let idle_tests = named(&|test| {
            let id = test.id();
            line_up.judged.iter().all(|judged| judged.passes(&id))
        });
        let functions: Vec<_> = line_up.solution.functions.values().flatten().collect();
        let without = without_assertion(kata, &functions);
        let asserts_nothing =
            |test: &&String| without.iter().any(|name| roster::covers(name, test));
        let ignored = |test: &TestReport| {
            let function = line_up.solution.function_of(test);
            function.is_some_and(is_ignored)
        };
        Self {
            risk: budget.map(|budget| Risk::new(budget, impostors, &tally)),
            tests: worths,
            asserting_nothing: idle_tests.iter().filter(asserts_nothing).cloned().collect(),
            flaky_tests: named(&|test| line_up.flaky.contains(&test.id())),
            ignored_tests: named(&ignored),
            slow_tests: slow(&tests[..], line_up),
            together_only: line_up.together_only,
            pins: pins(kata, tests, twins, line_up),
            misconceptions: misconceptions(tests, impostors, line_up),
            met: line_up.judged.len(),
            twins: line_up.twins.len(),
            idle_tests,
            told,
            ..Self::of(kata, solution)
        }
        .with(suspects)
    }

    fn without_tests(kata: &Kata, impostors: &[Impostor], told: Told) -> Self {
        let solution = Verdict::of_tests(&kata.name, Vec::new());
        let suspects = impostors
            .iter()
            .map(|impostor| suspect(impostor, &solution, None, told))
            .collect();
        let risk = kata
            .budget
            .as_ref()
            .map(|budget| Risk::new(budget, impostors, &Tally::default()));
        Self {
            risk,
            told,
            ..Self::of(kata, solution)
        }
        .with(suspects)
    }

    /// No impostor was judged.
    fn of(kata: &Kata, solution: Verdict) -> Self {
        Self {
            kata: kata.name.clone(),
            light: Light::Red,
            solution,
            impostors: Vec::new(),
            at_large: BTreeMap::new(),
            risk: None,
            tests: Vec::new(),
            idle_tests: Vec::new(),
            asserting_nothing: Vec::new(),
            pins: Vec::new(),
            misconceptions: Vec::new(),
            met: 0,
            answers: BTreeSet::new(),
            flaky_tests: Vec::new(),
            ignored_tests: Vec::new(),
            own_program: own_program(kata),
            slow_tests: Vec::new(),
            together_only: false,
            twins: 0,
            told: Told::default(),
            part: None,
        }
    }

    /// Those who have been judged, and the light that comes of it.
    fn with(mut self, mut suspects: Vec<Suspect>) -> Self {
        suspects.sort_by_key(|suspect| (Reverse(suspect.weight), suspect.severity));
        for suspect in suspects.iter().filter(|suspect| suspect.is_at_large()) {
            *self.at_large.entry(suspect.severity).or_insert(0) += 1;
        }
        self.impostors = suspects;
        let enough = self
            .risk
            .map_or(self.at_large.is_empty(), |risk| risk.removed >= risk.pass);
        self.light = if enough && self.pins.is_empty() {
            Light::Green
        } else {
            Light::Red
        };
        self
    }

    /// Only the impostors of these names. What the tests do to the others says nothing here.
    fn only(mut self, names: &BTreeSet<&str>) -> Self {
        if self.impostors.is_empty() {
            return self;
        }
        let mut suspects = std::mem::take(&mut self.impostors);
        suspects.retain(|suspect| names.contains(suspect.file.as_str()));
        self.at_large.clear();
        self.with(suspects)
    }

    /// Marks what was not caught at the last flip, and keeps what is caught now for the next one. Returns what there is to
    /// say about keeping it.
    fn remember(&mut self, course: &Course, kata: &Kata) -> Vec<String> {
        if self.impostors.is_empty() {
            return Vec::new();
        }
        let judged = self.impostors.iter();
        let judged = judged.map(|suspect| Known {
            name: suspect.file.clone(),
            module: suspect.module.clone(),
            is_caught: !suspect.is_at_large(),
        });
        let changed = remember(course, kata, &judged.collect::<Vec<_>>(), false);
        for suspect in &mut self.impostors {
            suspect.new = changed.result.new.contains(&suspect.file);
        }
        changed.notes
    }

    /// A machine wants none.
    fn strip_colours(&mut self) {
        if let Some(diagnostic) = &mut self.solution.diagnostic {
            *diagnostic = anstream::adapter::strip_str(diagnostic).to_string();
        }
    }
}

/// What is remembered of an impostor.
pub struct Known {
    /// Its name.
    pub name: String,
    /// Where it is wrong.
    pub module: String,
    /// A test of the learner's notices it.
    pub is_caught: bool,
}

/// What has changed since these impostors were judged the last time.
pub struct Since {
    /// Those that are caught and were not.
    pub new: BTreeSet<String>,
    /// Those that were missed then, by their names.
    pub missed_before: BTreeSet<String>,
}

/// Remembers which impostors the learner's tests caught and missed: `hint` is about these. `in_solo` says that a part of
/// solo was ended.
pub fn remember(
    course: &Course,
    kata: &Kata,
    judged: &[Known],
    in_solo: bool,
) -> progress::Changed<Since> {
    progress::change(course, kata, |progress| {
        if !in_solo {
            progress.solo_part = None;
        }
        let flip = &mut progress.flip;
        flip.is_latest = true;
        flip.in_solo = in_solo;
        let missed = std::mem::take(&mut flip.missed);
        let mut new = BTreeSet::new();
        for one in judged {
            if !one.is_caught {
                flip.caught.remove(&one.name);
                flip.missed.insert(one.name.clone(), one.module.clone());
            } else if flip.caught.insert(one.name.clone()) {
                new.insert(one.name.clone());
            }
        }
        Since {
            new,
            missed_before: missed.into_keys().collect(),
        }
    })
}

impl Suspect {
    fn is_at_large(&self) -> bool {
        self.outcome.is_none()
    }
}

/// The lines of the tests that name the learner's own program. It is the same for every impostor, so they catch none by it.
fn own_program(kata: &Kata) -> Vec<String> {
    let Ok(source) = CrateSource::read(&kata.mine_file) else {
        return Vec::new();
    };
    let root = kata.dir.ancestors().nth(2).unwrap_or(&kata.dir);
    let lines = source.files().iter().flat_map(|file| {
        let path = file.path.strip_prefix(root).unwrap_or(&file.path);
        let path = files::shown(path);
        let lines = file.text.lines().enumerate();
        lines
            .filter(|(_, line)| {
                let code = !line.trim_start().starts_with("//");
                code && OWN_PROGRAM.iter().any(|word| line.contains(word))
            })
            .map(move |(index, _)| format!("{path}:{}", index + 1))
            .collect::<Vec<_>>()
    });
    lines.collect()
}

/// The tests that refuse a twin, each with the first one that it refuses.
pub fn pins(kata: &Kata, tests: &[TestReport], twins: &[Twin], line_up: &LineUp) -> Vec<Pin> {
    let pin = |test: &TestReport| {
        let id = test.id();
        let mut judged = line_up.twins.iter();
        let (index, judged) = judged.find(|(_, judged)| judged.is_caught_by(&id))?;
        let twin = twins.get(*index)?;
        let is_slow = judged.outcomes.get(&id) == Some(&Outcome::TimedOut);
        Some(Pin {
            longer_than: is_slow.then_some(kata.time_limit.as_secs()),
            test: test.name.clone(),
            refuses: twin.title.clone(),
            freedom: twin.freedom,
            reason: twin.reason.clone(),
            rule: twin.rule.clone(),
        })
    };
    tests.iter().filter_map(pin).collect()
}

/// The questions for tests that refuse right code and accept an impostor or two.
fn misconceptions(
    tests: &[TestReport],
    impostors: &[Impostor],
    line_up: &LineUp,
) -> Vec<Misconception> {
    let misled = |test: &TestReport| {
        let accepted = line_up.accepted.get(&test.id())?;
        let asks = accepted
            .iter()
            .filter_map(|index| impostors.get(*index)?.asks.clone());
        let asks: Vec<_> = asks.collect();
        (!asks.is_empty()).then(|| Misconception {
            test: test.name.clone(),
            asks,
        })
    };
    tests.iter().filter_map(misled).collect()
}

/// The modules that the learner's `src/` has, the root left out. Nothing is known where it is no Rust, nor where tests have a
/// budget: those are about code that is given.
pub struct Modules(Option<BTreeSet<String>>);

impl Modules {
    /// Of the learner's code.
    pub fn of(kata: &Kata) -> Self {
        if kata.budget.is_some() {
            return Self(None);
        }
        let src = kata.dir.join("src");
        let mut modules = BTreeSet::from(["main".to_owned()]);
        for (file, prefix) in [("lib.rs", None), ("main.rs", Some("main"))] {
            let file = src.join(file);
            if !file.is_file() {
                continue;
            }
            let Ok(source) = CrateSource::read(&file) else {
                return Self(None);
            };
            source.each_item(&mut |module, _, item| {
                if let syn::Item::Mod(own) = item {
                    let name = own.ident.to_string();
                    let path = prefix.into_iter().chain(module.iter().map(String::as_str));
                    let path: Vec<_> = path.chain([name.as_str()]).collect();
                    modules.insert(path.join("::"));
                }
            });
        }
        Self(Some(modules))
    }

    /// A module of the reference, or the one around it that the learner has too: `crate` if that is the root.
    pub fn nearest(&self, module: &str) -> String {
        let Some(known) = &self.0 else {
            return module.to_owned();
        };
        let mut module = module;
        while !known.contains(module) {
            match module.rsplit_once("::") {
                Some((around, _)) => module = around,
                None => return "crate".to_owned(),
            }
        }
        module.to_owned()
    }
}

/// The tests that take long. How long one of several that share a process takes, is not known.
fn slow(tests: &[TestReport], line_up: &LineUp) -> Vec<Slow> {
    let slow = tests
        .iter()
        .filter(|test| !line_up.together_only && test.took() >= SLOW);
    slow.map(|test| Slow {
        name: test.name.clone(),
        millis: test.millis,
        did_not_meet: line_up.unmet.get(&test.id()).copied().unwrap_or(0),
    })
    .collect()
}

/// A text in which files are named, with the code that the tests call where the learner has it, and all of it from the
/// root of the course.
pub fn as_the_learner_knows_it(text: &str, kata: &Kata) -> String {
    let root = kata.dir.ancestors().nth(2).unwrap_or(&kata.dir);
    let name = &kata.name;
    let text = text
        .replace("merged/src/", &format!("katas/{name}/src/"))
        .replace("merged\\src\\", &format!("katas/{name}/src/"));
    files::renamed(&text, root, "")
}

/// What a snapshot test says, with the cause first where the snapshot does not exist. A learner's own code must not make
/// it, so they write what they expect.
fn with_a_missing_snapshot(message: &str) -> String {
    let mut lines = message.lines();
    let Some(file) = lines.find_map(|line| line.strip_prefix("Snapshot file: ")) else {
        return message.to_owned();
    };
    if Path::new(file).is_file() {
        return message.to_owned();
    }
    format!(
        "there is no snapshot {file} yet: write what you expect into the test, as in \
         `insta::assert_snapshot!(found, @\"expected\")`\n{message}"
    )
}

/// Whether it is marked `#[ignore]`.
fn is_ignored(function: &TestFunction) -> bool {
    let attributes = function.text.split("fn ").next().unwrap_or_default();
    attributes.contains("#[ignore")
}

/// The test functions that have no assertion, if it is certain: where one stands outside of the tests, it may be in a
/// helper that any of them calls.
fn without_assertion(kata: &Kata, functions: &[&TestFunction]) -> BTreeSet<String> {
    let assertions = |text: &str| -> usize {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        code.map(|line| {
            ASSERTIONS
                .iter()
                .map(|word| line.matches(word).count())
                .sum::<usize>()
        })
        .sum()
    };
    let Ok(source) = CrateSource::read(&kata.mine_file) else {
        return BTreeSet::new();
    };
    let everywhere: usize = source
        .files()
        .iter()
        .map(|file| assertions(&file.text))
        .sum();
    let in_tests: usize = functions
        .iter()
        .map(|function| assertions(&function.text))
        .sum();
    let found = functions
        .iter()
        .filter(|function| everywhere == in_tests && assertions(&function.text) == 0)
        .map(|function| function.path.clone());
    found.collect()
}

/// The layers of the given tests that see an impostor, as far as it says so.
fn layers(impostor: &Impostor) -> Vec<Layer> {
    let first = impostor.seen_by.as_ref();
    let first = first.and_then(|test| test.split("::").next());
    let seen = |layer: &Layer| {
        impostor.layers.contains(layer) || impostor.layers.is_empty() && first == Some(layer.name())
    };
    Layer::ALL.into_iter().filter(seen).collect()
}

/// What the learner gets to know of an impostor. A caught one comes with the tests that count for it.
fn suspect(
    impostor: &Impostor,
    solution: &Verdict,
    caught: Option<(&[String], &Judged)>,
    told: Told,
) -> Suspect {
    let counting = caught.map_or(&[][..], |(tests, _)| tests);
    let caught_by = solution.tests.iter();
    let caught_by = caught_by.filter(|test| counting.contains(&test.id()));
    let outcome = caught.map(|(tests, judged)| {
        let first = tests.first().and_then(|test| judged.outcomes.get(test));
        first.copied().unwrap_or(Outcome::Failed)
    });
    let known = caught.is_some() || told.reveal;
    let with_lesson = told.reveal || told.lessons && caught.is_some();
    Suspect {
        file: impostor.name.clone(),
        new: false,
        layers: layers(impostor),
        name: known.then(|| impostor.name.clone()),
        title: known.then(|| impostor.title.clone()),
        severity: impostor.severity,
        weight: impostor.weight,
        module: String::new(),
        caught_by: caught_by.map(|test| test.name.clone()).collect(),
        outcome,
        lesson: with_lesson.then(|| impostor.lesson.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::part::Stretch;
    use crate::os::files::write_whole;
    use crate::run::ran::Ran;
    use rstest::rstest;

    /// A kata in a course of its own, with these tests of the learner's.
    fn kata(mine: &str) -> (tempfile::TempDir, Kata) {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(&dir).unwrap();
        let kata = Kata::example(&dir);
        write_whole(&kata.mine_file, mine.as_bytes()).unwrap();
        (root, kata)
    }

    fn impostors(kata: &Kata, names: &[&str]) -> Vec<Impostor> {
        for name in names {
            let text = format!(
                "//! title: {name}\n//! severity: major\n//!\n//! A lesson.\nfn ripe() {{}}\n"
            );
            let file = kata.impostors_dir().join(name).with_extension("rs");
            write_whole(&file, text.as_bytes()).unwrap();
        }
        impostor::read_all(&kata.impostors_dir()).unwrap()
    }

    #[rstest]
    #[case::no_rule("unit::a", "", 1)]
    #[case::a_rule_of_the_same_part("unit::a", "early", 1)]
    #[case::a_rule_of_a_later_part("unit::a", "late", 2)]
    #[case::a_rule_of_an_earlier_part("unit::b::case_1_x", "early", 2)]
    #[case::a_rule_that_is_asked_again("unit::a", "twice", 1)]
    fn an_impostor_belongs_to_the_part_in_which_a_learner_can_ask_for_its_rule(
        #[case] seen_by: &str,
        #[case] rule: &str,
        #[case] part: usize,
    ) {
        let (_root, kata) = kata("");
        let impostor = Impostor {
            seen_by: Some(seen_by.to_owned()),
            rule: Some(rule.to_owned()),
            ..impostors(&kata, &["late"]).remove(0)
        };
        let chapter = |number, test: &str| Chapter {
            stretch: Stretch {
                number,
                title: String::new(),
                tests: 0..0,
                learned: None,
                quiz: None,
            },
            functions: Vec::new(),
            tests: vec![test.to_owned()],
            minutes: 5,
        };
        let chapters = [chapter(1, "unit::a"), chapter(2, "unit::b::case_1_x")];
        let asked = |text: &str, tests: &[&str]| Rule {
            heading: String::new(),
            line: 1,
            shown: String::new(),
            text: format!("This comes {text}."),
            asked_by: tests.iter().map(|test| (*test).to_owned()).collect(),
        };
        let rules = [
            asked("early", &["unit::a"]),
            asked("late", &["unit::b"]),
            asked("twice", &["unit::b", "unit::a"]),
        ];
        let own = part_of(&impostor, &chapters, &rules).expect("a part");
        assert_eq!(own.stretch.number, part);
    }

    fn report(name: &str, outcome: Outcome, millis: f64) -> TestReport {
        TestReport {
            millis,
            ..TestReport::example(Layer::Mine, name, outcome)
        }
    }

    /// A line-up of two tests, in which each impostor ended so.
    fn line_up(solution: Vec<TestReport>, judged: &[[Option<Outcome>; 2]]) -> LineUp {
        let ids: Vec<_> = solution.iter().map(TestReport::id).collect();
        let judged = judged.iter().map(|outcomes| {
            let outcomes = ids.iter().cloned().zip(outcomes);
            Judged {
                apart: false,
                outcomes: outcomes
                    .filter_map(|(test, outcome)| Some((test, (*outcome)?)))
                    .collect(),
                does_not_fit: false,
            }
        });
        LineUp {
            modules: judged.clone().map(|_| "crate".to_owned()).collect(),
            judged: judged.collect(),
            twins: BTreeMap::new(),
            answers: BTreeSet::new(),
            solution: Ran {
                verdict: Verdict::of_tests("fruit", solution),
                functions: BTreeMap::new(),
                warnings: Vec::new(),
                errors: Vec::new(),
                artifacts: Vec::new(),
                programs: BTreeMap::new(),
            },
            flaky: BTreeSet::new(),
            together_only: false,
            unmet: BTreeMap::new(),
            accepted: BTreeMap::new(),
        }
    }

    const PASSED: Option<Outcome> = Some(Outcome::Passed);
    const FAILED: Option<Outcome> = Some(Outcome::Failed);

    fn two(first: f64) -> Vec<TestReport> {
        let passed = |name, millis| report(name, Outcome::Passed, millis);
        vec![passed("one", first), passed("two", 1.0)]
    }

    #[test]
    fn caught_impostors_are_named_and_the_others_only_counted() {
        let (_root, kata) = kata("");
        let impostors = impostors(&kata, &["rotten", "unripe"]);
        let line_up = line_up(two(1.0), &[[PASSED, FAILED], [PASSED, PASSED]]);
        let flip = Flip::new(&kata, &impostors, &[], &line_up, Told::default());
        assert_eq!(flip.light, Light::Red);
        let names: Vec<_> = flip
            .impostors
            .iter()
            .map(|one| one.name.as_deref())
            .collect();
        assert_eq!(names, [Some("rotten"), None]);
        assert_eq!(flip.idle_tests, ["one"]);
        let text = anstream::adapter::strip_str(&flip.text(&kata, 80)).to_string();
        assert!(text.contains("\n  crate  1 of 2  1 major\n"), "{text}");
        assert!(
            text.contains("1 of 2 impostors") && !text.contains("unripe"),
            "{text}"
        );
    }

    /// The worst of an ordinary flip: many modules, new catches, tests that caught none.
    #[test]
    fn an_ordinary_flip_fits_a_terminal_of_24_lines() {
        let (_root, kata) = kata("");
        let names: Vec<_> = (10..45)
            .map(|number| format!("impostor_{number}"))
            .collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let impostors = impostors(&kata, &names);
        let ended: Vec<_> = (0..35)
            .map(|index| [PASSED, if index < 9 { FAILED } else { PASSED }])
            .collect();
        let line_up = LineUp {
            modules: (0..35)
                .map(|index| format!("module_{}", index % 8))
                .collect(),
            ..line_up(two(1.0), &ended)
        };
        let mut flip = Flip::new(&kata, &impostors, &[], &line_up, Told::default());
        for suspect in &mut flip.impostors {
            suspect.new = !suspect.is_at_large();
        }
        let text = anstream::adapter::strip_str(&flip.text(&kata, 80)).to_string();
        let wide = text.lines().map(|line| line.chars().count()).max();
        assert!(text.lines().count() <= 24 && wide <= Some(80), "{text}");
        assert!(text.contains("; and 6 more"), "{text}");
    }

    #[test]
    fn when_every_impostor_is_caught_it_is_green() {
        let (_root, kata) = kata("");
        let impostors = impostors(&kata, &["rotten"]);
        let line_up = line_up(two(1.0), &[[FAILED, None]]);
        assert_eq!(
            Flip::new(&kata, &impostors, &[], &line_up, Told::default()).light,
            Light::Green
        );
    }

    /// Tests that fail on the solution judge no impostor.
    #[test]
    fn a_test_that_fails_on_the_solution_is_named_and_no_impostor_is_judged() {
        let (_root, kata) = kata("");
        let impostors = impostors(&kata, &["rotten"]);
        let solution = vec![
            report("wrong", Outcome::Failed, 1.0),
            report("right", Outcome::Passed, 1.0),
        ];
        let flip = Flip::new(
            &kata,
            &impostors,
            &[],
            &line_up(solution, &[]),
            Told::default(),
        );
        assert_eq!((flip.light, flip.impostors.len()), (Light::Red, 0));
        let text = anstream::adapter::strip_str(&flip.text(&kata, 80)).to_string();
        assert!(
            text.contains("\nwrong\n") && !text.contains("\nright\n"),
            "{text}"
        );
    }

    #[rstest]
    #[case::quick(999.0, &[], "")]
    #[case::slow(1000.0, &[], "slow: these tests take a second or longer.")]
    #[case::too_slow(9200.0, &[("mine::one", 1)], "(1 of 1 are missing)")]
    fn slow_tests_are_named_with_what_they_did_not_meet(
        #[case] millis: f64,
        #[case] unmet: &[(&str, usize)],
        #[case] says: &str,
    ) {
        let (_root, kata) = kata("");
        let impostors = impostors(&kata, &["rotten"]);
        let line_up = LineUp {
            unmet: unmet
                .iter()
                .map(|(test, many)| ((*test).to_owned(), *many))
                .collect(),
            ..line_up(two(millis), &[[None, PASSED]])
        };
        let flip = Flip::new(&kata, &impostors, &[], &line_up, Told::default());
        let text = anstream::adapter::strip_str(&flip.text(&kata, 120)).to_string();
        assert!(text.contains(says), "{text}");
        let named = text.contains(&format!("\n  one ({:.1} s)\n", millis / 1000.0));
        assert_eq!(named, !says.is_empty(), "{text}");
    }

    /// A learner may have cut the work in another way.
    #[rstest]
    #[case::a_file("number", "number")]
    #[case::one_in_the_file("number::digits", "number::digits")]
    #[case::only_in_the_reference("number::sign", "number")]
    #[case::at_the_root("pieces", "crate")]
    #[case::the_root("crate", "crate")]
    #[case::of_the_program("main::log", "main::log")]
    #[case::not_of_the_program("main::digits", "main")]
    fn a_module_is_one_that_the_learner_has(#[case] module: &str, #[case] nearest: &str) {
        let (_root, kata) = kata("");
        for (file, text) in [
            ("lib.rs", "mod number;\n"),
            ("number.rs", "mod digits {}\n"),
            ("main.rs", "mod log {}\nfn main() {}\n"),
        ] {
            write_whole(&kata.dir.join("src").join(file), text.as_bytes()).unwrap();
        }
        assert_eq!(Modules::of(&kata).nearest(module), nearest);
        write_whole(&kata.dir.join("src/lib.rs"), b"mod number").unwrap();
        assert_eq!(Modules::of(&kata).nearest(module), module);
    }

    /// With `--part` the impostors of other parts are judged too, so it is known whom a test sees.
    #[test]
    fn a_test_that_sees_only_an_impostor_of_another_part_is_not_asked_what_it_is_for() {
        let (_root, kata) = kata("");
        let impostors = impostors(&kata, &["rotten", "unripe"]);
        let line_up = line_up(two(1.0), &[[PASSED, FAILED], [PASSED, PASSED]]);
        let flip = Flip::new(&kata, &impostors, &[], &line_up, Told::default());
        let flip = flip.only(&BTreeSet::from(["unripe"]));
        assert_eq!(flip.impostors.len(), 1);
        assert_eq!(flip.at_large, BTreeMap::from([(Severity::Major, 1)]));
        assert_eq!(flip.idle_tests, ["one"]);
    }

    #[rstest]
    #[case::the_only_one(&["where does it end?"], "Ask yourself: where does it end?")]
    #[case::two(&["one?", "two?"], "Ask yourself: one? And: two?")]
    fn a_test_that_refuses_right_code_and_accepts_wrong_code_gets_a_question(
        #[case] asks: &[&str],
        #[case] says: &str,
    ) {
        let (_root, kata) = kata("");
        let mut impostors = impostors(&kata, &["rotten", "unripe"]);
        for (impostor, question) in impostors.iter_mut().zip(asks) {
            impostor.asks = Some((*question).to_owned());
        }
        let line_up = LineUp {
            accepted: BTreeMap::from([("mine::wrong".to_owned(), (0..asks.len()).collect())]),
            ..line_up(vec![report("wrong", Outcome::Failed, 1.0)], &[])
        };
        let flip = Flip::new(&kata, &impostors, &[], &line_up, Told::default());
        assert_eq!(flip.misconceptions[0].asks, asks);
        let text = anstream::adapter::strip_str(&flip.text(&kata, 120)).to_string();
        assert!(text.contains(says), "{text}");
        assert!(!text.contains("rotten"), "{text}");
    }

    #[test]
    fn a_line_that_starts_the_learner_s_own_program_is_found_and_a_comment_is_none() {
        let mine = "// target/debug/fruit\nconst PROGRAM: &str = \"../../target/debug/fruit\";\n";
        let (_root, kata) = kata(mine);
        assert_eq!(own_program(&kata), ["katas/fruit/tests/mine.rs:2"]);
    }

    #[test]
    fn a_snapshot_that_does_not_exist_is_the_cause() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("mine__one.snap");
        let message = format!(
            "snapshot assertion failed\nSnapshot file: {}\n+new",
            file.display()
        );
        let said = with_a_missing_snapshot(&message);
        let first = said.lines().next().unwrap();
        assert!(
            first.starts_with("there is no snapshot ") && said.ends_with(&message),
            "{said}"
        );
        std::fs::write(&file, "").unwrap();
        assert_eq!(with_a_missing_snapshot(&message), message);
        assert_eq!(
            with_a_missing_snapshot("another message"),
            "another message"
        );
    }

    #[rstest]
    #[case::an_error(
        "Updating\nerror: no matching package\nrequired by x",
        "no matching package"
    )]
    #[case::below_it(
        "error: failed to load\n\nCaused by:\n  failed to read `x`\n\nCaused by:\n  No such file\n",
        "failed to read `x`: No such file"
    )]
    #[case::only_words("killed", "killed")]
    #[case::nothing("", "")]
    fn the_cause_is_found_in_what_cargo_says(#[case] said: &str, #[case] expected: &str) {
        assert_eq!(cause(said), expected);
    }

    fn far() -> HowFar {
        HowFar {
            own: "fruit-".to_owned(),
            building: "building the impostors and your tests …",
            only: None,
            impostors: 4,
            tests: Mutex::default(),
        }
    }

    #[test]
    fn the_line_on_the_terminal_says_how_far_it_is() {
        let far = far();
        let at = |event| anstream::adapter::strip_str(&far.at_event(event)).to_string();
        let compiling = |name: &str| RunEvent::Compiling(name.to_owned());
        assert_eq!(
            at(compiling("fruit-merged v0.1.0")),
            "building the impostors and your tests …"
        );
        assert_eq!(
            at(compiling("syn v3.0.0")),
            "building what they need, once: syn v3.0.0 …"
        );
        let listed = RunEvent::Listed {
            layer: Layer::Mine,
            tests: vec!["one".to_owned(), "two".to_owned()],
            functions: Vec::new(),
        };
        assert_eq!(at(listed), "your tests on the reference: 0 of 2");
        let tested = RunEvent::Tested(Box::new(report("two", Outcome::Passed, 9230.0)));
        assert_eq!(
            at(tested),
            "your tests on the reference: 1 of 2 · waiting for one"
        );
        let at = |stage| anstream::adapter::strip_str(&far.at_stage(stage)).to_string();
        assert_eq!(
            at(Progress::Judged(1)),
            "judging  ■■■■■□□□□□□□□□□□□□□□ 1 of 4 impostors · two takes 9.2 s"
        );
        assert_eq!(
            at(Progress::Apart(1, 3)),
            "building an impostor that needs a build of its own, 1 of 3 …"
        );
    }
}
