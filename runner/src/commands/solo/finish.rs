//! The end of a part in solo: the given tests of the part on the learner's code, its impostors and the twins against their
//! tests. What is missing is named by its rule.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::{flip, practice};
use crate::course::impostor::{self, Impostor};
use crate::course::roster::{self, TestFunction};
use crate::course::rules;
use crate::course::twin;
use crate::impostors::judge::{JudgeError, Trial};
use crate::impostors::judged::Judged;
use crate::learner::journal::{Journal, Only};
use crate::learner::progress;
use crate::learner::session::{self, StarterRun};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::{self, RunError, Sources, Tools};
use crate::run::verdict::Light;
use crate::ui::report;
use crate::ui::style::{BAD, BETWEEN, GOOD, STRONG, styled};

use super::task::Task;

/// How many rules are named at once.
const RULES: usize = 3;

/// What the impostors say about the learner's tests.
enum Own {
    /// There are none.
    NoTests,
    /// They do not compile with the reference.
    DoNotCompile,
    /// They are compiled with the answers.
    KnowTheAnswers,
    /// These refuse right code, so no impostor was run.
    Refuse(Vec<String>),
    /// They met all impostors of the part.
    Judged {
        caught: usize,
        total: usize,
        /// The rules that the missed ones break, and how many each.
        missed: Vec<(String, usize)>,
        /// The tests that refuse another right version.
        pins: Vec<String>,
    },
}

/// The end of a part, as it is told.
struct End {
    passed: usize,
    total: usize,
    /// The rules that the code misses, and how many tests ask for each.
    missing: Vec<(String, usize)>,
    own: Own,
    never_red: Vec<String>,
}

impl End {
    /// Whether nothing is missing.
    fn is_complete(&self, run: &StarterRun) -> bool {
        let own = match &self.own {
            Own::Judged {
                caught,
                total,
                pins,
                ..
            } => caught == total && pins.is_empty(),
            _ => false,
        };
        own && run.ran.verdict.light == Light::Green
    }
}

/// Ends a part.
///
/// # Errors
/// See [`Task::of`]; a fault of the machine.
pub fn part(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    number: Option<usize>,
) -> Result<Status, Error> {
    let course = journal.course;
    let task = Task::of(course, name, number)?;
    let kata = &task.kata;
    practice::tell_of_demo(course, kata);
    let Some(chapter) = task.part() else {
        return Err(RunError::NoTests(name.to_owned()).into());
    };
    let number = chapter.stretch.number;
    let functions = Sources::read(&kata.suites).functions;
    let functions: BTreeMap<_, _> = functions
        .into_iter()
        .flat_map(|(layer, functions)| {
            let named =
                move |function: TestFunction| (format!("{layer}::{}", function.path), function);
            functions.into_iter().map(named)
        })
        .collect();
    let names = practice::tests_of(kata, number)?;
    let only = Some(names.as_slice());
    let suites = request::suites_with(kata, only);
    let run = practice::starter(course, tools, kata, &suites, only)?;
    let mut notes = Vec::new();
    session::record(journal, kata, &run, Only::Part(number), &mut notes);
    let own = judge_own(journal, tools, &task, number, &functions)?;
    let verdict = &run.ran.verdict;
    let red = verdict.tests.iter().filter(|test| test.is_red());
    let red = red.filter_map(|test| {
        let id = test.id();
        Some(rules::of_test(
            &task.rules,
            &id,
            function_of(&functions, &id)?,
        ))
    });
    let total = match verdict.tests.len() {
        // What does not compile has none.
        0 => chapter.stretch.tests.len(),
        total => total,
    };
    let end = End {
        passed: verdict.passed(),
        total,
        missing: counted(red),
        own,
        never_red: progress::recall(course, kata).solo.circle.never_red(),
    };
    let is_complete = end.is_complete(&run);
    let changed = progress::change(course, kata, |progress| {
        let finished = &mut progress.solo.finished;
        if is_complete {
            finished.insert(number);
        } else {
            finished.remove(&number);
        }
        finished.clone()
    });
    notes.extend(changed.notes);
    let next = task.parts.iter().map(|chapter| chapter.stretch.number);
    let next = next.clone().find(|number| !changed.result.contains(number));
    let text = end.text(&task, &run, next, terminal::width());
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    for note in notes {
        report::tell("note", &note);
    }
    Ok(if is_complete {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// The function of a test. Both have their layer in front.
fn function_of<'f>(
    functions: &'f BTreeMap<String, TestFunction>,
    test: &str,
) -> Option<&'f TestFunction> {
    let mut all = functions.iter();
    let (_, function) = all.find(|(name, _)| roster::covers(name, test))?;
    Some(function)
}

/// Those rules in their order, each once, and how many times it was there.
fn counted(rules: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for rule in rules {
        match counted.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, many)) => *many += 1,
            None => counted.push((rule, 1)),
        }
    }
    counted
}

/// Holds the learner's tests against right code and the impostors of the part.
fn judge_own(
    journal: Journal<'_>,
    tools: Tools<'_>,
    task: &Task,
    number: usize,
    functions: &BTreeMap<String, TestFunction>,
) -> Result<Own, Error> {
    let kata = &task.kata;
    let all = impostor::read_all(&kata.impostors_dir())?;
    let part = flip::of_part(kata, &all, number)?;
    let twins = twin::read_all(&kata.twins_dir())?;
    let trial = Trial {
        course: journal.course,
        tools,
        kata,
        impostors: &all,
        wanted: Some(&part),
        twins: &twins,
        suites: &[kata.mine()],
        until_caught: true,
        keeps_members: false,
    };
    let line_up = match flip::judge(&trial) {
        Ok(line_up) => line_up,
        Err(JudgeError::Run(RunError::NoTests(_))) => return Ok(Own::NoTests),
        Err(error) => return Err(error.into()),
    };
    let verdict = &line_up.solution.verdict;
    if !line_up.answers.is_empty() {
        return Ok(Own::KnowTheAnswers);
    }
    Ok(match verdict.light {
        Light::Green => {
            let pins = flip::pins(&verdict.tests, &twins, &line_up);
            let pins = pins.into_iter().map(|pin| pin.test);
            let impostors = part
                .iter()
                .map(|index| (&all[*index], &line_up.judged[*index]));
            judged(
                task,
                &impostors.collect::<Vec<_>>(),
                functions,
                pins.collect(),
            )
        }
        Light::Amber => Own::DoNotCompile,
        _ => {
            let red = verdict.tests.iter().filter(|test| test.is_red());
            Own::Refuse(red.map(|test| test.name.clone()).collect())
        }
    })
}

fn judged(
    task: &Task,
    impostors: &[(&Impostor, &Judged)],
    functions: &BTreeMap<String, TestFunction>,
    pins: Vec<String>,
) -> Own {
    let missed = impostors.iter().filter(|(_, judged)| !judged.caught());
    let missed: Vec<_> = missed.map(|(impostor, _)| impostor).collect();
    let broken = missed.iter().map(|impostor| {
        let of_test = || {
            let id = impostor.seen_by.as_ref()?;
            Some(rules::of_test(&task.rules, id, function_of(functions, id)?))
        };
        let rule = impostor.rule.clone().or_else(of_test);
        rule.or_else(|| impostor.asks.clone()).unwrap_or_default()
    });
    Own::Judged {
        caught: impostors.len() - missed.len(),
        total: impostors.len(),
        missed: counted(broken),
        pins,
    }
}

impl End {
    fn text(&self, task: &Task, run: &StarterRun, next: Option<usize>, width: usize) -> String {
        let kata = &task.kata;
        let name = &kata.name;
        let mut out = String::new();
        let mut number = 0;
        let mut learned = "";
        if let Some(chapter) = task.part() {
            let part = &chapter.stretch;
            number = part.number;
            learned = part.learned.as_deref().unwrap_or_default();
            let _ = writeln!(
                out,
                "{} · solo, the end of part {number} of {}: {}\n",
                styled(STRONG, name),
                task.parts.len(),
                part.title
            );
        }
        let code = format!("your code: {} of {} given tests", self.passed, self.total);
        let sum = format!("{code}; your tests: {}", self.own());
        let _ = writeln!(out, "{}", report::prose(&sum, "", width));
        let verdict = &run.ran.verdict;
        if let Some(diagnostic) = &verdict.diagnostic {
            let _ = write!(out, "\n{}\n", diagnostic.trim_end());
        }
        if let Some(altered) = report::altered(verdict) {
            let text = format!("{altered}\n{}", report::as_it_ships(kata));
            let text = report::prose(&text, "", width);
            let _ = writeln!(out, "{}", styled(BETWEEN, text));
        }
        list_of_rules(
            "rules that your code misses",
            &self.missing,
            width,
            &mut out,
        );
        match &self.own {
            Own::Judged { missed, pins, .. } => {
                list_of_rules("rules that your tests do not hold", missed, width, &mut out);
                tests("they refuse another right version", pins, width, &mut out);
            }
            Own::Refuse(names) => tests("they fail on the reference", names, width, &mut out),
            _ => {}
        }
        tests(
            "never red, so perhaps unable to fail",
            &self.never_red,
            width,
            &mut out,
        );
        out.push('\n');
        let go_on = task.command();
        let steps = if self.is_complete(run) {
            let done = format!("✔ part {number} is done. {learned}");
            let done = report::prose(&done, "", width);
            let _ = writeln!(out, "{}", styled(GOOD, done));
            if let Some(next) = next {
                vec![("next", format!("cargo kata solo {name} --part {next}"))]
            } else {
                let flip = format!("cargo kata flip {name}: all impostors at once");
                let compare = ("compare", format!("cargo kata solution {name} --reveal"));
                let compare = task.kata.shows_solution.then_some(compare);
                compare.into_iter().chain([("flip", flip)]).collect()
            }
        } else {
            let what = if self.missing.is_empty() {
                "write a test that would fail if the first of these rules were broken; see it fail by breaking your code once"
            } else {
                "write the test for the first of these rules, see it red, turn it green"
            };
            vec![("next", what.to_owned()), ("then", go_on)]
        };
        for line in report::labelled(steps, width) {
            let _ = writeln!(out, "{line}");
        }
        out
    }

    /// What the impostors say, in a few words.
    fn own(&self) -> String {
        match &self.own {
            Own::NoTests => "there are none yet".to_owned(),
            Own::DoNotCompile => {
                "they do not compile with the reference, so no impostor was run".to_owned()
            }
            Own::KnowTheAnswers => {
                "they are compiled with the answers, so no impostor was run".to_owned()
            }
            Own::Refuse(tests) => {
                format!("{} refuse right code, so no impostor was run", tests.len())
            }
            Own::Judged {
                caught,
                total,
                pins,
                ..
            } => {
                let twins = match pins.len() {
                    0 => "all twins accepted".to_owned(),
                    many => format!("{many} refuse a twin"),
                };
                match total {
                    0 => format!("this part has no impostors, {twins}"),
                    _ => format!("{caught} of {total} impostors caught, {twins}"),
                }
            }
        }
    }
}

/// A list of rules below a heading; nothing, where there are none.
fn list_of_rules(heading: &str, rules: &[(String, usize)], width: usize, out: &mut String) {
    if rules.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", styled(BAD, heading));
    for (rule, many) in rules.iter().take(RULES) {
        let times = match many {
            1 => String::new(),
            many => format!(" ({many} times)"),
        };
        let rule = report::prose(&format!("- {rule}{times}"), "  ", width);
        let _ = writeln!(out, "{rule}");
    }
    if rules.len() > RULES {
        let _ = writeln!(out, "  and {} more", rules.len() - RULES);
    }
}

/// A row of tests behind a heading; nothing, where there are none.
fn tests(heading: &str, names: &[String], width: usize, out: &mut String) {
    if names.is_empty() {
        return;
    }
    let more = match names.len() {
        0..=RULES => String::new(),
        many => format!(" and {} more", many - RULES),
    };
    let names = names
        .iter()
        .take(RULES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let text = report::prose(&format!("{heading}: {names}{more}"), "", width);
    let _ = writeln!(out, "\n{}", styled(BETWEEN, text));
}
