//! A step of solo: the learner's own tests on their own code, and what is remembered of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::fingerprint::Inputs;
use crate::course::kata::{Course, Kata, Layer};
use crate::course::roster::TestFunction;
use crate::learner::asked::Asked;
use crate::learner::circle::{Circle, Facts, Refusal, Remark, Solo, Stage, Test, Unjudged};
use crate::learner::journal::{self, Journal, Only};
use crate::learner::list;
use crate::learner::progress;
use crate::learner::session::{self, StarterRun};
use crate::os::digest::Digest;
use crate::run::ran::Ran;
use crate::run::request::RunError;
use crate::run::verdict::{Light, Outcome};

/// A run of the learner's own tests on their own code. The default is a file without a single test.
#[derive(Default)]
pub struct Round {
    /// What it found; `None` where there is no test.
    pub run: Option<StarterRun>,
    /// The tests, as right code is asked about them.
    pub asked: Asked,
    /// What right code says to some of the tests, where it was asked: they have changed since the last time.
    pub right: Option<Right>,
    /// What there is to say beside it.
    pub notes: Vec<String>,
}

impl Round {
    /// Of a run; a file without tests is none.
    ///
    /// # Errors
    /// When there is no verdict for another reason.
    pub fn of(run: Result<StarterRun, RunError>) -> Result<Self, RunError> {
        match run {
            Ok(run) => Ok(Self {
                run: Some(run),
                ..Self::default()
            }),
            Err(RunError::NoTests(_)) => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// What it found, where there are tests.
    pub fn ran(&self) -> Option<&Ran> {
        self.run.as_ref().map(|run| &run.ran)
    }

    /// Whether code and tests compile.
    pub fn compiles(&self) -> bool {
        self.ran()
            .is_none_or(|ran| ran.verdict.light != Light::Amber)
    }

    /// Finds out which tests there are and what their verdicts depend on: those that right code has not judged as they are
    /// now. Tests that do not compile have none.
    pub fn find_unjudged(&mut self, course: &Course, kata: &Kata) -> Vec<String> {
        if !self.compiles() {
            return Vec::new();
        }
        let asked = self.run.as_ref().and_then(|run| {
            let inputs = run.inputs()?;
            Some(Asked::of(kata, inputs, &run.ran))
        });
        self.asked = asked.unwrap_or_default();
        self.asked.open(&progress::recall(course, kata).solo)
    }
}

/// What right code says to the learner's tests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Right {
    /// The tests that it has judged, by their paths.
    pub judged: BTreeSet<String>,
    /// Those of them that refuse right code.
    pub refused: BTreeMap<String, Refusal>,
    /// Why it could not judge them.
    pub unjudged: Option<String>,
}

/// Where the learner is after a round.
#[derive(Debug, Clone, Default)]
pub struct Stepped {
    /// What comes next.
    pub stage: Stage,
    /// What there is to say about the step. Each thing is said once.
    pub remarks: Vec<Remark>,
    /// The tests that refuse right code.
    pub refused: BTreeMap<String, Refusal>,
    /// The first item of the learner's list that has no tick.
    pub listed: Option<String>,
    /// It was the first round.
    pub is_first: bool,
    /// Why right code could not judge the tests as they are now.
    pub unjudged: Option<String>,
    /// What there is to say beside it.
    pub notes: Vec<String>,
}

impl Stepped {
    /// Whether the learner has broken the code to see a test fail.
    pub fn has_proven(&self) -> bool {
        let mut remarks = self.remarks.iter();
        remarks.any(|remark| matches!(remark, Remark::SeenRed(_)))
    }
}

/// Takes the step that a round is: it is remembered, and the learner's files go into the journal.
pub fn settle(journal: Journal<'_>, kata: &Kata, round: &Round) -> Stepped {
    let inputs = match &round.run {
        Some(run) => run.inputs().map(facts_of_files),
        None => Inputs::of(&kata.dir).ok().as_ref().map(facts_of_files),
    };
    let changed = progress::change(journal.course, kata, |progress| {
        let solo = &mut progress.solo;
        let is_introduced = std::mem::replace(&mut solo.introduced, true);
        let is_first = !is_introduced && !solo.circle.has_begun();
        if round.compiles() {
            take_in(solo, round);
        }
        let mut remarks = Vec::new();
        if let Some(facts) = inputs.filter(|_| round.compiles()) {
            (solo.circle, remarks) = step(solo, facts, round.ran());
        }
        let stepped = Stepped {
            stage: solo.circle.stage,
            remarks,
            refused: solo
                .refused
                .iter()
                .filter(|(name, _)| round.asked.prints.contains_key(*name))
                .map(|(name, refusal)| (name.clone(), refusal.clone()))
                .collect(),
            listed: None,
            is_first,
            unjudged: solo.unjudged.as_ref().map(|unjudged| unjudged.why.clone()),
            notes: Vec::new(),
        };
        let mut done = solo.circle.green();
        done.retain(|name| !solo.refused.contains_key(name) && round.asked.is_judged(name, solo));
        (stepped, done)
    });
    let (mut stepped, done) = changed.result;
    stepped.notes.extend(round.notes.clone());
    let made = if stepped.is_first {
        list::create(kata).map_err(|error| error.to_string())
    } else {
        Ok(())
    };
    // The list before the journal's entry, which has it as it is then.
    let ticked = made.and_then(|()| list::tick(kata, &done));
    let shown = journal.course.shown(&list::file(kata));
    let why = ticked
        .as_ref()
        .err()
        .map(|why| format!("{shown} stays as it is, and nothing in it is ticked: {why}"));
    let topic = format!("list-{}", kata.name);
    if progress::is_news(journal.course, &topic, why.as_deref()) {
        stepped.notes.extend(why);
    }
    stepped.listed = ticked.unwrap_or_default();
    stepped.notes.extend(changed.notes);
    match &round.run {
        Some(run) => {
            let only = Only::Solo(stepped.stage, stepped.has_proven());
            session::record(journal, kata, run, only, &mut stepped.notes);
        }
        None => stepped
            .notes
            .extend(session::keep_version(journal, kata, "solo")),
    }
    stepped
}

/// Remembers what right code says to the tests of a round, and forgets what it said to others.
fn take_in(solo: &mut Solo, round: &Round) {
    let asked = &round.asked;
    if let Some(right) = &round.right {
        for name in &right.judged {
            if let Some(print) = asked.prints.get(name) {
                solo.verdicts.insert(name.clone(), print.clone());
            }
            solo.refused.remove(name);
        }
        solo.refused.extend(right.refused.clone());
        solo.unjudged = right.unjudged.clone().map(|why| Unjudged {
            tests: asked.all.clone(),
            why,
        });
    }
    if solo
        .unjudged
        .as_ref()
        .is_some_and(|one| one.tests != asked.all)
    {
        solo.unjudged = None;
    }
    // What was said to a test that is gone holds if it comes back as it was.
    for (name, print) in &asked.prints {
        if solo.verdicts.get(name) != Some(print) {
            solo.verdicts.remove(name);
            solo.refused.remove(name);
        }
    }
}

/// Fingerprints of the files. The tests are not known yet.
fn facts_of_files(inputs: &Inputs) -> Facts {
    Facts {
        src: journal::fingerprint_of_src(&inputs.of_the_learner()),
        mine: inputs.fingerprint_of_mine(),
        tests: Vec::new(),
    }
}

fn step(solo: &Solo, facts: Facts, ran: Option<&Ran>) -> (Circle, Vec<Remark>) {
    let tests = ran.map_or_else(Vec::new, |ran| tests_of(ran, &solo.refused));
    solo.circle.after(&Facts { tests, ..facts })
}

/// The test functions of a run, each with what is known of it. A test that a macro made is a function of its own.
fn tests_of(ran: &Ran, refused: &BTreeMap<String, Refusal>) -> Vec<Test> {
    let mut tests: Vec<Test> = Vec::new();
    for report in ran
        .verdict
        .tests
        .iter()
        .filter(|test| test.layer == Layer::Mine)
    {
        let function = ran.function_of(report);
        let name = function.map_or(&report.name, |function| &function.path);
        let red = match report.outcome {
            Outcome::Passed => Some(false),
            Outcome::NotJudged => None,
            _ => Some(true),
        };
        if let Some(test) = tests.last_mut().filter(|test| test.name == *name) {
            test.red = match (test.red, red) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (None, _) | (_, None) => None,
                _ => Some(false),
            };
            continue;
        }
        tests.push(Test {
            text: function.map_or_else(|| report.name.clone(), text_without_name),
            red,
            refused: refused.get(name).map(|refusal| refusal.by),
            name: name.clone(),
        });
    }
    tests
}

/// A fingerprint of a test's text that does not change with its name.
fn text_without_name(function: &TestFunction) -> String {
    let name = function.path.rsplit("::").next().unwrap_or_default();
    let text = function.text.replacen(&format!("fn {name}"), "fn", 1);
    Digest::of(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::circle::Refused;
    use crate::learner::journal::What;
    use crate::learner::journal::tests::{Place, place};
    use crate::learner::session::tests::run_of;
    use crate::os::git::SystemGit;
    use crate::run::verdict::{TestReport, Verdict};
    use rstest::rstest;

    /// A round in which these tests ended so.
    fn round(place: &Place, tests: &[(&str, Outcome)]) -> Round {
        let report =
            |(name, outcome): &(&str, Outcome)| TestReport::example(Layer::Mine, *name, *outcome);
        let verdict = Verdict::of_tests("fruit", tests.iter().map(report).collect());
        Round {
            run: Some(run_of(&place.kata, verdict)),
            ..Round::default()
        }
    }

    #[test]
    fn a_step_is_remembered_and_its_files_are_in_the_journal() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        let stepped = settle(journal, &place.kata, &Round::default());
        assert_eq!((stepped.stage, stepped.is_first), (Stage::Red, true));
        place.write("tests/mine.rs", "#[test] fn a() {}");
        let stepped = settle(
            journal,
            &place.kata,
            &round(&place, &[("a", Outcome::Failed)]),
        );
        assert_eq!((stepped.stage, stepped.is_first), (Stage::Green, false));
        assert_eq!(
            progress::recall(&place.course, &place.kata)
                .solo
                .circle
                .stage,
            Stage::Green
        );
        let entries = journal.entries(&place.kata).unwrap();
        let (entry, files) = journal.find(&place.kata, entries.len()).unwrap();
        assert!(
            matches!(
                entry.what,
                What::Run {
                    wanted: Some(Stage::Green),
                    ..
                }
            ),
            "{entry:?}"
        );
        assert!(
            files.keys().any(|path| path.ends_with("mine.rs")),
            "{files:?}"
        );
    }

    /// What does not compile is neither red nor green.
    #[test]
    fn code_that_does_not_compile_is_no_step() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        settle(
            journal,
            &place.kata,
            &round(&place, &[("a", Outcome::Failed)]),
        );
        let amber = Round {
            run: Some(run_of(
                &place.kata,
                Verdict::amber("fruit", "no".to_owned()),
            )),
            ..Round::default()
        };
        let stepped = settle(journal, &place.kata, &amber);
        assert_eq!((stepped.stage, stepped.remarks), (Stage::Green, vec![]));
    }

    #[test]
    fn right_code_is_asked_about_tests_that_have_changed() {
        let mut place = place();
        place.kata.solution_dir = place.course.root().join("solutions/fruit");
        let journal = Journal::new(&place.course, &SystemGit);
        place.write("tests/mine.rs", "one");
        let mut first = round(&place, &[("a", Outcome::Failed)]);
        let judged = first.find_unjudged(&place.course, &place.kata);
        assert_eq!(judged, ["a"], "it is new");
        let refusal = Refusal {
            by: Refused::Reference,
            case: None,
            what: String::new(),
            rule: None,
            left_open: None,
            longer_than: None,
        };
        first.right = Some(Right {
            judged: judged.into_iter().collect(),
            refused: BTreeMap::from([("a".to_owned(), refusal)]),
            unjudged: None,
        });
        let stepped = settle(journal, &place.kata, &first);
        assert_eq!(
            stepped.stage,
            Stage::Red,
            "its red is not the one that is wanted"
        );
        place.write("src/lib.rs", "two\n");
        let mut second = round(&place, &[("a", Outcome::Failed)]);
        let none: [&str; 0] = [];
        assert_eq!(second.find_unjudged(&place.course, &place.kata), none);
        let stepped = settle(journal, &place.kata, &second);
        assert_eq!(
            (stepped.stage, stepped.refused.len()),
            (Stage::Red, 1),
            "it is known"
        );
        place.write("tests/mine.rs", "two");
        let mut third = round(&place, &[("a", Outcome::Failed)]);
        assert_eq!(third.find_unjudged(&place.course, &place.kata), ["a"]);
        let stepped = settle(journal, &place.kata, &third);
        assert!(stepped.refused.is_empty(), "it has changed: {stepped:?}");
    }

    /// Tests that right code cannot judge are not tried again until they have changed.
    #[test]
    fn why_the_tests_were_not_judged_is_known_until_they_change() {
        let mut place = place();
        place.kata.solution_dir = place.course.root().join("solutions/fruit");
        let journal = Journal::new(&place.course, &SystemGit);
        place.write("tests/mine.rs", "one");
        let mut first = round(&place, &[("a", Outcome::Failed)]);
        first.find_unjudged(&place.course, &place.kata);
        first.right = Some(Right {
            unjudged: Some("they do not compile".to_owned()),
            ..Right::default()
        });
        settle(journal, &place.kata, &first);
        place.write("src/lib.rs", "two\n");
        let mut second = round(&place, &[("a", Outcome::Failed)]);
        let none: [&str; 0] = [];
        assert_eq!(second.find_unjudged(&place.course, &place.kata), none);
        let stepped = settle(journal, &place.kata, &second);
        assert_eq!(stepped.unjudged.as_deref(), Some("they do not compile"));
        place.write("tests/mine.rs", "two");
        let mut third = round(&place, &[("a", Outcome::Failed)]);
        assert_eq!(third.find_unjudged(&place.course, &place.kata), ["a"]);
        assert_eq!(settle(journal, &place.kata, &third).unjudged, None);
    }

    #[rstest]
    #[case::red(&[Outcome::Passed, Outcome::Failed], Some(true))]
    #[case::red_and_unknown(&[Outcome::NotJudged, Outcome::TimedOut], Some(true))]
    #[case::unknown(&[Outcome::Passed, Outcome::NotJudged], None)]
    #[case::green(&[Outcome::Passed, Outcome::Passed], Some(false))]
    fn a_table_is_one_test(#[case] cases: &[Outcome], #[case] red: Option<bool>) {
        let place = place();
        let names: Vec<_> = (1..=cases.len())
            .map(|number| format!("t::case_{number}"))
            .collect();
        let cases: Vec<_> = names
            .iter()
            .map(String::as_str)
            .zip(cases.iter().copied())
            .collect();
        let mut round = round(&place, &cases);
        let ran = &mut round.run.as_mut().unwrap().ran;
        ran.functions.insert(
            Layer::Mine,
            vec![TestFunction {
                path: "t".to_owned(),
                doc: String::new(),
                file: "mine.rs".into(),
                line: 1,
                text_line: 1,
                text: "fn t() {}".to_owned(),
                item: 0..0,
            }],
        );
        let tests = tests_of(ran, &BTreeMap::new());
        assert_eq!(tests.len(), 1);
        assert_eq!((tests[0].name.as_str(), tests[0].red), ("t", red));
    }
}
