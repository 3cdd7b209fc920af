//! `kata solo`: the whole circle. Solo hides the given tests; the learner writes the next test, sees it red on their own
//! code, turns it green, and tidies up.

pub mod advice;
mod finish;
mod parts;
pub mod task;
pub mod text;

use crate::commands::error::Error;
use crate::commands::flip::{self, HowFar, Pin};
use crate::commands::practice;
use crate::course::kata::{Course, Kata, Layer};
use crate::course::roster::TestFunction;
use crate::course::rules::{self, Rule};
use crate::course::sealed;
use crate::course::twin::{self, Twin};
use crate::impostors::judge::{JudgeError, LineUp, Progress, Trial};
use crate::learner::circle::{Refusal, Refused};
use crate::learner::journal::Journal;
use crate::learner::progress;
use crate::learner::session;
use crate::learner::solo::{self, Right, Round, Stepped};
use crate::learner::starter;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::ran::Ran;
use crate::run::request::{RunError, RunEvent, Tools};
use crate::run::verdict::{Light, Outcome, TestReport};
use crate::ui::report;
use crate::ui::status_line::with_status_of_builds;

use task::Task;

/// How solo is done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The part, by its number; the first that is not finished, where none is named.
    pub part: Option<usize>,
    /// The part has to be ended.
    pub finish: bool,
    /// All that is missing is named then, however long it is.
    pub all: bool,
    /// The parts are listed, and nothing is run.
    pub list: bool,
}

/// Goes on with a kata, or ends a part of it.
///
/// # Errors
/// See [`Task::of`]; a fault of the machine.
pub fn solo(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    options: Options,
) -> Result<Status, Error> {
    if options.list {
        parts::list(journal.course, name, options.part)
    } else if options.finish {
        finish::part(journal, tools, name, options.part, options.all)
    } else {
        once(journal, tools, name, options)
    }
}

/// Runs the learner's own tests once on their own code, and says where in the circle they are.
///
/// # Errors
/// See [`Task::of`]; a fault of the machine.
fn once(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    options: Options,
) -> Result<Status, Error> {
    let course = journal.course;
    let task = Task::of(course, name, options.part)?;
    practice::tell_of_demo(course, &task.kata);
    let round = with_status_of_builds(name, |tell| round(course, tools, &task, tell))?;
    let stepped = settle(journal, &task, &round);
    let text = report_on(course, &task, &round, &stepped);
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    for note in &stepped.notes {
        report::tell("note", note);
    }
    let mut refused = stepped.refused.values();
    Ok(if refused.any(|refusal| refusal.by == Refused::Reference) {
        Status::NotGreen
    } else {
        status(&round)
    })
}

/// The whole report on a round.
pub fn report_on(course: &Course, task: &Task, round: &Round, stepped: &Stepped) -> String {
    let screen = text::Screen {
        root: course.root(),
        width: terminal::width(),
        rows: None,
        watching: false,
    };
    screen.text(task, round, stepped)
}

fn status(round: &Round) -> Status {
    if light(round) == Light::Green {
        Status::Green
    } else {
        Status::NotGreen
    }
}

/// The light of the learner's own tests. A file without a test is red.
pub fn light(round: &Round) -> Light {
    match round.ran() {
        Some(ran) if all_pass(ran) => Light::Green,
        Some(_) if !round.compiles() => Light::Amber,
        _ => Light::Red,
    }
}

/// Whether all tests pass. What is not as the kata ships does not matter to tests of one's own.
fn all_pass(ran: &Ran) -> bool {
    let tests = &ran.verdict.tests;
    !tests.is_empty() && ran.verdict.passed() == tests.len()
}

/// A run of the learner's own tests on their own code; where the tests have changed, right code is asked about them, too.
///
/// # Errors
/// When there is no verdict.
pub fn round(
    course: &Course,
    tools: Tools<'_>,
    task: &Task,
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<Round, RunError> {
    let kata = &task.kata;
    let suites = [kata.mine()];
    let run = session::starter_telling(course, tools, kata, &suites, None, tell);
    let mut round = Round::of(run)?;
    let open = round.find_unjudged(course, kata);
    if !open.is_empty() {
        match right(course, tools, task, &open, tell) {
            Ok((right, note)) => {
                round.right = Some(right);
                round.notes.extend(note);
            }
            Err(error) => round.notes.push(format!(
                "the reference was not asked about your tests: {}",
                Error::from(error)
            )),
        }
    }
    Ok(round)
}

/// What right code says to those tests of the learner's, and what else there is to say.
fn right(
    course: &Course,
    tools: Tools<'_>,
    task: &Task,
    names: &[String],
    tell: &(dyn Fn(RunEvent) + Sync),
) -> Result<(Right, Option<String>), JudgeError> {
    let kata = &task.kata;
    let mut right = Right::default();
    let reference = sealed::read_tree(&kata.solution_dir.join("src"));
    if reference.is_ok_and(|files| files.is_empty()) {
        let note = "there is no reference here, so it is not known whether your tests are right";
        right.judged.extend(names.iter().cloned());
        return Ok((right, Some(note.to_owned())));
    }
    // Twins that cannot be read are the author's to fix.
    let twins = twin::read_all(&kata.twins_dir()).unwrap_or_default();
    let mut names: Vec<_> = names.to_vec();
    // The tests that the reference accepts meet the twins once no other one is red.
    for _ in 0..2 {
        if names.is_empty() {
            break;
        }
        let only: Vec<_> = names
            .iter()
            .map(|name| format!("{}::{name}", Layer::Mine))
            .collect();
        let trial = Trial {
            course,
            tools,
            kata,
            impostors: &[],
            wanted: None,
            twins: &twins,
            suites: &[kata.mine()],
            only: Some(&only),
            until_caught: true,
            keeps_members: false,
        };
        let far = HowFar::new(&trial);
        let line_up = trial.judge_with_doubts(
            &|event| tell(RunEvent::Doing(far.at_event(event))),
            &|stage| {
                // Without impostors, nothing is known of them.
                if !matches!(stage, Progress::Judged(_)) {
                    tell(RunEvent::Doing(far.at_stage(stage)));
                }
            },
        )?;
        if let Some(why) = cannot_judge(kata, &line_up) {
            right.unjudged = Some(why);
            break;
        }
        take_in(task, &twins, &line_up, &mut right);
        names.retain(|name| !right.judged.contains(name));
    }
    Ok((right, None))
}

/// Why right code says nothing to the tests.
fn cannot_judge(kata: &Kata, line_up: &LineUp) -> Option<String> {
    let verdict = &line_up.solution.verdict;
    if !line_up.answers.is_empty() {
        let files: Vec<_> = line_up.answers.iter().cloned().collect();
        return Some(format!(
            "your tests are compiled with the answers ({}): take these files out of katas/{}/tests/mine.rs",
            files.join(", "),
            kata.name
        ));
    }
    (verdict.light == Light::Amber).then(|| {
        format!(
            "your tests do not compile with the reference: they use something that only your code has. Call what the \
             starter declares. The first error:\n{}",
            flip::as_the_learner_knows_it(
                verdict.diagnostic.as_deref().unwrap_or_default().trim_end(),
                kata
            )
        )
    })
}

/// Takes in what one trial has found.
fn take_in(task: &Task, twins: &[Twin], line_up: &LineUp, right: &mut Right) {
    let solution = &line_up.solution;
    let function = |test: &str| {
        let functions = solution.functions.values().flatten();
        functions
            .into_iter()
            .find(|function| function.is_function_of(test))
    };
    let name_of = |test: &str| {
        function(test)
            .map_or(test, |function| &function.path)
            .to_owned()
    };
    let tests = &solution.verdict.tests;
    for test in tests.iter().filter(|test| test.is_red()) {
        let name = name_of(&test.name);
        right.judged.insert(name.clone());
        right
            .refused
            .entry(name)
            .or_insert_with(|| failed(&task.kata, &task.rules, test, function(&test.name)));
    }
    // Where a test is red on the reference, no test has met a twin.
    if !right.refused.is_empty() && solution.verdict.light != Light::Green {
        return;
    }
    right
        .judged
        .extend(tests.iter().map(|test| name_of(&test.name)));
    for pin in &flip::pins(&task.kata, tests, twins, line_up) {
        let name = name_of(&pin.test);
        right
            .refused
            .entry(name)
            .or_insert_with(|| pinned(&task.kata, &task.rules, pin, function(&pin.test)));
    }
}

/// What there is to say about a test that fails on the reference. One that is only too slow there asks for nothing wrong.
fn failed(
    kata: &Kata,
    rules: &[Rule],
    test: &TestReport,
    function: Option<&TestFunction>,
) -> Refusal {
    let about = function.map_or_else(|| test.name.clone(), rules::words_of);
    let is_slow = test.outcome == Outcome::TimedOut;
    let rule = rules::nearest(rules, &about).filter(|_| !is_slow);
    Refusal {
        by: Refused::Reference,
        case: case_of(&test.name, function),
        what: String::new(),
        rule: rule.map(|rule| rule.shown.clone()),
        left_open: None,
        longer_than: is_slow.then_some(kata.time_limit.as_secs()),
    }
}

/// The whole name of a test that is one of several which its function makes.
fn case_of(test: &str, function: Option<&TestFunction>) -> Option<String> {
    let is_one_of_several = function.is_some_and(|function| function.path != test);
    is_one_of_several.then(|| test.to_owned())
}

/// What there is to say about a test that refuses a twin. One that is only too slow there asks for nothing wrong.
fn pinned(kata: &Kata, rules: &[Rule], pin: &Pin, function: Option<&TestFunction>) -> Refusal {
    let refusal = Refusal {
        by: Refused::Twin,
        case: case_of(&pin.test, function),
        what: pin.refuses.clone(),
        rule: None,
        left_open: None,
        longer_than: pin.longer_than,
    };
    if refusal.longer_than.is_some() {
        return refusal;
    }
    let about = format!("{} {}", refusal.what, pin.reason);
    let open = rules::left_open(kata);
    Refusal {
        rule: Some(rules::quoted(rules, &pin.rule)),
        left_open: rules::nearest(&open, &about).map(|point| point.shown.clone()),
        ..refusal
    }
}

/// Takes the step that a round is, and adds what there is to say at the first one, and about files that are not as they
/// ship.
pub fn settle(journal: Journal<'_>, task: &Task, round: &Round) -> Stepped {
    let (course, kata) = (journal.course, &task.kata);
    let mut stepped = solo::settle(journal, kata, round);
    let part = task.part().map(|part| part.stretch.number);
    let remembered = progress::change(course, kata, |progress| progress.solo_part = part);
    stepped.notes.extend(remembered.notes);
    let name = &kata.name;
    if stepped.is_first {
        let differences = starter::differences(kata).unwrap_or_default();
        if !differences.is_empty() {
            stepped.notes.push(format!(
                "your code in katas/{name}/src is no longer the starter, so it may do already what your next test asks \
                 for. To begin from the starter: cargo kata reset {name} (your code stays in the journal)"
            ));
        }
    }
    let altered = round.ran().map_or(&[][..], |ran| ran.verdict.altered());
    let text = (!altered.is_empty()).then(|| {
        format!(
            "not as it ships: {}. Solo does not run the given tests, and the end of a part does: {}",
            altered.join(", "),
            report::as_it_ships(kata)
        )
    });
    let topic = format!("solo-altered-{name}");
    if progress::is_news(course, &topic, text.as_deref()) {
        stepped.notes.extend(text);
    }
    stepped
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// One wrong row of a table is enough, and the learner has to know which.
    #[test]
    fn of_a_table_the_case_that_refuses_right_code_is_named() {
        let kata = Kata::example(Path::new("/w/katas/fruit"));
        let function = TestFunction {
            path: "adds".to_owned(),
            doc: String::new(),
            file: "mine.rs".into(),
            line: 1,
            text_line: 1,
            text: String::new(),
            item: 0..0,
        };
        let of = |name: &str| {
            let test = TestReport::example(Layer::Mine, name, Outcome::Failed);
            failed(&kata, &[], &test, Some(&function)).case
        };
        assert_eq!(
            of("adds::case_2_four").as_deref(),
            Some("adds::case_2_four")
        );
        assert_eq!(of("adds"), None);
    }
}
