//! A step of solo: the learner's own tests on their own code, and what is remembered of it.

use std::collections::BTreeMap;

use crate::course::fingerprint::Inputs;
use crate::course::kata::{Course, Kata, Layer};
use crate::course::roster::TestFunction;
use crate::learner::circle::{Circle, Facts, Refusal, Remark, Solo, Stage, Test};
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
    /// What right code says to the tests, where it was asked: they have changed since the last time.
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

    /// A fingerprint of the tests, if right code has to be asked about them: they compile, and are not those that it was
    /// asked about the last time.
    pub fn to_be_judged(&self, course: &Course, kata: &Kata) -> Option<String> {
        let run = self.run.as_ref().filter(|_| self.compiles())?;
        let tests = run.inputs()?.fingerprint_of_mine();
        (progress::recall(course, kata).solo.judged != tests).then_some(tests)
    }
}

/// What right code says to the learner's tests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Right {
    /// A fingerprint of these tests.
    pub judged: String,
    /// Those of them that refuse right code.
    pub refused: BTreeMap<String, Refusal>,
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
    /// The tests that have never been red.
    pub never_red: Vec<String>,
    /// The first item of the learner's list that has no tick.
    pub listed: Option<String>,
    /// It was the first round.
    pub is_first: bool,
    /// What there is to say beside it.
    pub notes: Vec<String>,
}

/// Takes the step that a round is: it is remembered, and the learner's files go into the journal.
pub fn settle(journal: Journal<'_>, kata: &Kata, round: &Round) -> Stepped {
    let inputs = match &round.run {
        Some(run) => run.inputs().map(facts_of_files),
        None => Inputs::of(&kata.dir).ok().as_ref().map(facts_of_files),
    };
    let changed = progress::change(journal.course, kata, |progress| {
        let solo = &mut progress.solo;
        let is_first = !solo.circle.has_begun();
        if let Some(right) = &round.right {
            solo.judged.clone_from(&right.judged);
            solo.refused.clone_from(&right.refused);
        }
        let mut remarks = Vec::new();
        if let Some(facts) = inputs.filter(|_| round.compiles()) {
            (solo.circle, remarks) = step(solo, facts, round.ran());
        }
        let stepped = Stepped {
            stage: solo.circle.stage,
            remarks,
            refused: solo.refused.clone(),
            never_red: solo.circle.never_red(),
            listed: None,
            is_first,
            notes: Vec::new(),
        };
        (stepped, solo.circle.done())
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
            let only = Only::Solo(stepped.stage);
            session::record(journal, kata, run, only, &mut stepped.notes);
        }
        None => stepped
            .notes
            .extend(session::keep_version(journal, kata, "solo")),
    }
    stepped
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
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        place.write("tests/mine.rs", "one");
        let mut first = round(&place, &[("a", Outcome::Failed)]);
        let judged = first
            .to_be_judged(&place.course, &place.kata)
            .expect("they are new");
        let refusal = Refusal {
            by: Refused::Reference,
            what: String::new(),
            rule: None,
        };
        first.right = Some(Right {
            judged,
            refused: BTreeMap::from([("a".to_owned(), refusal)]),
        });
        let stepped = settle(journal, &place.kata, &first);
        assert_eq!(
            stepped.stage,
            Stage::Red,
            "its red is not the one that is wanted"
        );
        place.write("src/lib.rs", "two\n");
        let second = round(&place, &[("a", Outcome::Failed)]);
        assert_eq!(second.to_be_judged(&place.course, &place.kata), None);
        assert_eq!(
            settle(journal, &place.kata, &second).stage,
            Stage::Red,
            "it is known"
        );
        place.write("tests/mine.rs", "two");
        let third = round(&place, &[("a", Outcome::Failed)]);
        assert!(third.to_be_judged(&place.course, &place.kata).is_some());
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
