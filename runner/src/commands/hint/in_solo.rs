//! Hints in solo, where the given tests are hidden: about what the learner's tests or their code miss in the part at hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::commands::solo;
use crate::commands::solo::advice;
use crate::commands::solo::task::{Task, to_turn_green};
use crate::commands::solo::text::because;
use crate::course::hints;
use crate::course::kata::{Course, Layer};
use crate::course::language;
use crate::course::rules;
use crate::learner::circle::{Refusal, Refused, Solo};
use crate::learner::progress;
use crate::learner::solo::{Round, Stepped};
use crate::os::terminal;
use crate::run::ran::Ran;
use crate::run::request::{self, Tools};
use crate::run::spot::{self, Spot};
use crate::run::verdict::{Light, TestReport};
use crate::ui::report;
use crate::ui::status_line::with_status_of_builds;

use super::missed::Missed;
use super::rung::{rung, shown_before};

/// The next hint. It is about a test of the learner's that refuses right code, or else about a test of theirs that is
/// red. Without these it is about an impostor that their tests missed at the end of the part. Without one it is about a
/// rule of the part that their code does not keep. `reveal` names the impostor.
///
/// # Errors
/// No impostor that could be named; a fault of the machine.
pub fn next(course: &Course, tools: Tools<'_>, task: &Task, reveal: bool) -> Result<String, Error> {
    let (kata, name) = (&task.kata, &task.kata.name);
    let part = task.part().map_or(1, |part| part.stretch.number);
    let known = progress::recall(course, kata);
    let missed = if known.flip.in_solo {
        Missed::read(kata, known.flip.missed, true, Some(part))?
    } else {
        None
    };
    let width = terminal::width();
    if reveal {
        let text = missed.map(|missed| missed.text(course, kata, true, width));
        return text.ok_or_else(|| {
            Error::Usage(format!(
                "no impostor of part {part} is known that your tests do not catch\nfirst run: {} --finish",
                task.command()
            ))
        });
    }
    let round = with_status_of_builds(name, |tell| solo::round(course, tools, task, tell))?;
    if !round.compiles() {
        let errors = round.ran().map_or(&[][..], |ran| &ran.errors);
        let fix = report::prose(&advice::on(kata, errors), "", width);
        return Ok(does_not_compile(round.ran(), Some(&fix)));
    }
    let stepped = Stepped {
        refused: refused(&round, &known.solo),
        ..Stepped::default()
    };
    let hint = match round.ran() {
        Some(ran) => about_own(course, task, ran, &stepped),
        None => None,
    };
    if let Some(hint) = hint {
        return Ok(hint.text(course, task, width));
    }
    if let Some(missed) = missed {
        return Ok(missed.text(course, kata, false, width));
    }
    about_the_code(course, tools, task, part, width)
}

/// Why there is no hint for tests or code that do not compile.
fn does_not_compile(ran: Option<&Ran>, fix: Option<&str>) -> String {
    let diagnostic = ran.and_then(|ran| ran.verdict.diagnostic.as_deref());
    let mut text = format!(
        "It does not compile yet, so no test has run. Fix this first:\n\n{}\n",
        diagnostic.unwrap_or_default().trim_end()
    );
    if let Some(fix) = fix {
        let _ = writeln!(text, "\n{fix}");
    }
    text
}

/// The learner's tests that refuse right code, as they are now.
fn refused(round: &Round, solo: &Solo) -> BTreeMap<String, Refusal> {
    let remembered = solo.refused.iter();
    let remembered = remembered.filter(|(name, _)| round.asked.is_judged(name, solo));
    let found = round.right.iter().flat_map(|right| &right.refused);
    remembered
        .chain(found)
        .map(|(name, refusal)| (name.clone(), refusal.clone()))
        .collect()
}

/// A hint with its levels.
struct Hint {
    heading: String,
    /// What is remembered of it: how many levels were shown.
    key: String,
    levels: Vec<String>,
    /// The function to change, where the reference may be shown in the end.
    item: Option<String>,
}

impl Hint {
    /// The next level.
    fn text(&self, course: &Course, task: &Task, width: usize) -> String {
        let kata = &task.kata;
        let changed = shown_before(course, kata, self.key.clone());
        let mut out = rung(&self.heading, &self.levels, changed.result, width);
        if changed.result >= self.levels.len() {
            out += "\nThat was the last hint. The README has the rules.\n";
            let item = self.item.as_ref().filter(|_| kata.shows_solution);
            if let Some(item) = item {
                let _ = writeln!(
                    out,
                    "The reference (spoiler): cargo kata solution {} {item} --reveal",
                    kata.name
                );
            }
        }
        for note in changed.notes {
            let _ = writeln!(out, "\nnote: {note}");
        }
        out
    }
}

/// About a test of the learner's: the first that refuses right code, else the first that is red. `None` where there is none.
fn about_own(course: &Course, task: &Task, ran: &Ran, stepped: &Stepped) -> Option<Hint> {
    let functions = ran.functions.get(&Layer::Mine);
    let functions = functions.map_or(&[][..], Vec::as_slice);
    let by = |by: Refused| {
        functions.iter().find_map(|function| {
            let refusal = stepped.refused.get(&function.path)?;
            (refusal.by == by).then_some((&function.path, refusal))
        })
    };
    // What a macro makes is no function of the file.
    let any = || stepped.refused.iter().next();
    let refused = by(Refused::Reference).or_else(|| by(Refused::Twin));
    if let Some((test, refusal)) = refused.or_else(any) {
        return Some(about_refused(task, test, refusal));
    }
    let test = to_turn_green(ran, stepped)?;
    let spot = spot::of(course.root(), &task.kata, ran, test);
    Some(about_red(task, ran, test, spot))
}

fn about_refused(task: &Task, test: &str, refusal: &Refusal) -> Hint {
    let why = format!("The test is refused, because {}", because(refusal, task));
    let readme = format!("katas/{}/README.md", task.kata.name);
    let compare = format!(
        "Which sentence of {readme} says what the test expects? Where none does, the test asks for too much: take that part \
         out of it. What the reference answers: {}",
        task.question()
    );
    let is_slow = refusal.longer_than.is_some();
    Hint {
        heading: format!("your test `{test}`"),
        key: format!("solo::mine::{test}"),
        levels: [Some(why), (!is_slow).then_some(compare)]
            .into_iter()
            .flatten()
            .collect(),
        item: None,
    }
}

fn about_red(task: &Task, ran: &Ran, test: &TestReport, spot: Option<Spot>) -> Hint {
    let function = ran.function_of(test);
    let rule = function.and_then(|function| {
        let about = rules::words_of(function);
        rules::nearest(&task.rules_of_part, &about).or_else(|| rules::nearest(&task.rules, &about))
    });
    let rule = match (rule, task.sections.first()) {
        (Some(rule), _) => format!("The rule that comes nearest: {}", rule.shown),
        (None, Some((heading, _))) => {
            format!("The rules of this part: {}, “{heading}”", task.readme())
        }
        (None, None) => format!("The rules: {}", task.readme()),
    };
    let place = spot.as_ref().map(|spot| {
        format!(
            "The code to change is in `{}`: {}. The least that turns the test green is enough.",
            spot.called(),
            spot.place
        )
    });
    Hint {
        heading: format!("your test `{}`, which is red", test.name),
        key: format!("solo::red::{}", test.name),
        levels: [Some(rule), place].into_iter().flatten().collect(),
        item: spot.map(|spot| spot.function),
    }
}

/// About a rule of the part that the code does not keep, as the part's given tests find it; or that there is none.
fn about_the_code(
    course: &Course,
    tools: Tools<'_>,
    task: &Task,
    part: usize,
    width: usize,
) -> Result<String, Error> {
    let (kata, name) = (&task.kata, &task.kata.name);
    if task.is_finished {
        let compare = if kata.shows_solution {
            format!("Compare: cargo kata solution {name}")
        } else {
            format!("All impostors at once: cargo kata flip {name}")
        };
        return Ok(format!(
            "All parts are finished: no hint is needed. {compare}\n"
        ));
    }
    let names = practice::tests_of(kata, part)?;
    let only = Some(names.as_slice());
    let suites = request::suites_with(kata, only);
    let ran = practice::starter(course, tools, kata, &suites, only)?.ran;
    if ran.verdict.light == Light::Amber {
        return Ok(does_not_compile(Some(&ran), None));
    }
    let red = ran.verdict.tests.iter().find(|test| test.is_red());
    let Some(test) = red else {
        let altered = report::altered(&ran.verdict);
        let altered = altered.map_or_else(String::new, |altered| format!("{altered}\n"));
        let text = format!(
            "Your code keeps the rules of part {part} that the given tests ask for. Whether your tests hold them, the end of \
             the part says: {} --finish",
            task.command()
        );
        return Ok(format!("{altered}{}\n", report::prose(&text, "", width)));
    };
    let id = test.id();
    let rule = ran
        .function_of(test)
        .map(|function| rules::of_test(&task.rules, &id, function));
    let rule = rule.map(|rule| format!("The rule: {rule}"));
    let hints = if kata.hints_file().is_file() {
        hints::read(&language::chosen(course.root(), &kata.hints_file()))?
    } else {
        Vec::new()
    };
    let levels = hints::for_test(&hints, &id).map(|hint| hint.levels.clone());
    let spot = spot::of(course.root(), kata, &ran, test);
    let hint = Hint {
        heading: format!("a rule of part {part} that your code does not keep"),
        key: format!("solo::rule::{id}"),
        levels: rule
            .into_iter()
            .chain(levels.into_iter().flatten())
            .collect(),
        item: spot.map(|spot| spot.function),
    };
    Ok(hint.text(course, task, width))
}
