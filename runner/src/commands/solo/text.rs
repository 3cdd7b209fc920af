//! What `kata solo` tells people.

use std::path::Path;

use crate::learner::circle::{Refusal, Refused, Remark, Stage};
use crate::learner::solo::{Round, Stepped};
use crate::run::ran::Ran;
use crate::run::spot;
use crate::run::verdict::Outcome;
use crate::ui::report::{self, Detail, ReportOptions};
use crate::ui::screen::hanging;
use crate::ui::style::{BAD, BETWEEN, GOOD, STRONG, styled};

use super::advice;
use super::task::{Task, to_turn_green};

/// How many refused tests are explained at once.
const REFUSED: usize = 3;

/// So many more headings are named beside the first.
const MORE_SECTIONS: usize = 2;

/// How the text is shown.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    /// The workspace's folder, to which paths are relative.
    pub root: &'a Path,
    /// How many columns there are.
    pub width: usize,
    /// How many rows there are; `None` where the text may be longer than a screen.
    pub rows: Option<usize>,
    /// The next run begins by itself.
    pub watching: bool,
}

impl Screen<'_> {
    /// All of it.
    pub fn text(&self, task: &Task, round: &Round, stepped: &Stepped) -> String {
        let mut lines = self.head(task, state(task, round, stepped));
        lines.extend(self.body(task, round, stepped, lines.len()));
        lines.join("\n") + "\n"
    }

    /// The kata and the part, and the state of the run.
    pub fn head(&self, task: &Task, state: String) -> Vec<String> {
        let kata = &task.kata;
        let about = task.part().map_or_else(
            || kata.title.clone(),
            |part| {
                let part = &part.stretch;
                format!(
                    "part {} of {}: {}",
                    part.number,
                    task.parts.len(),
                    part.title
                )
            },
        );
        let left = format!("{} · solo, {about}", styled(STRONG, &kata.name));
        let rows = report::in_a_row(&[left, state], self.width);
        let rows = rows
            .iter()
            .flat_map(|row| hanging(row, "", "  ", self.width));
        rows.collect()
    }

    /// What follows; `taken` rows are above.
    pub fn body(&self, task: &Task, round: &Round, stepped: &Stepped, taken: usize) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(ran) = round.ran().filter(|_| round.compiles()) {
            let (passed, total) = (ran.verdict.passed(), ran.verdict.tests.len());
            let bar = report::bar_for(self.width, passed, total);
            let refused = match stepped.refused.len() {
                0 => String::new(),
                many => format!(", {many} refused"),
            };
            lines.push(format!("your tests {bar}{passed} of {total}{refused}"));
        }
        for line in refusals(task, stepped) {
            self.say(&mut lines, "✘ ", &line);
        }
        if let Some(why) = &stepped.unjudged {
            self.say(&mut lines, "✘ ", why);
        }
        if stepped.is_first {
            self.say(&mut lines, "· ", &introduction(task));
        }
        if task.is_finished {
            let text = "All parts are finished. A test that you add now is held against right code, as before.";
            self.say(&mut lines, "· ", text);
        }
        for remark in &stepped.remarks {
            self.say(&mut lines, "· ", &words(remark, task));
        }
        lines.push(String::new());
        let steps = self.steps(task, round, stepped);
        if !round.compiles() {
            let ran = round.ran();
            let diagnostic = ran.and_then(|ran| ran.verdict.diagnostic.as_deref());
            lines.extend(
                diagnostic
                    .unwrap_or_default()
                    .trim_end()
                    .lines()
                    .map(str::to_owned),
            );
            lines.push(String::new());
        } else if let Some((ran, focus)) = round
            .ran()
            .and_then(|ran| Some((ran, to_turn_green(ran, stepped)?)))
        {
            let spot = spot::of(self.root, &task.kata, ran, focus);
            let view = ReportOptions {
                root: self.root,
                detail: Detail::Focus,
                width: self.width,
                rows: None,
                regressed: &[],
                since: &[],
                out_of_luck: &[],
                along: &[],
                finished: None,
                is_whole: false,
                spot: spot.as_ref(),
                before: None,
                passed_in: None,
                watching: self.watching,
                slot: None,
            };
            let taken = taken + lines.len() + steps.len() + 1;
            let room = self.rows.map(|rows| rows.saturating_sub(taken));
            lines.extend(report::in_focus(ran, focus, &view, room));
            lines.push(String::new());
        }
        lines.extend(steps);
        lines
    }

    /// A text behind a mark.
    fn say(&self, lines: &mut Vec<String>, mark: &str, text: &str) {
        let text = report::prose(text, "  ", self.width);
        let text = text.trim_start();
        lines.extend(format!("{mark}{text}").lines().map(str::to_owned));
    }

    /// What to do next.
    fn steps(&self, task: &Task, round: &Round, stepped: &Stepped) -> Vec<String> {
        let mut steps = if is_at_the_end(task, round, stepped) {
            let again = format!("cargo kata reset {}: from the beginning", task.kata.name);
            let steps = task.steps_after().into_iter().chain([("again", again)]);
            return report::labelled(steps.collect(), self.width);
        } else if round.compiles() {
            self.steps_of_the_circle(task, round, stepped)
        } else {
            let errors = round.ran().map_or(&[][..], |ran| &ran.errors);
            vec![("fix", advice::on(&task.kata, errors))]
        };
        if !self.watching {
            steps.push(("then", task.command()));
        }
        report::labelled(steps, self.width)
    }

    fn steps_of_the_circle(
        &self,
        task: &Task,
        round: &Round,
        stepped: &Stepped,
    ) -> Vec<(&'static str, String)> {
        let name = &task.kata.name;
        let mine = format!("katas/{name}/tests/mine.rs");
        let line = line_to_write(task);
        let next =
            format!("{mine}:{line}: the next test, one small thing that your code does not do yet");
        let next = match &stepped.listed {
            Some(listed) => format!("{mine}:{line}: the next test on your list: {listed}"),
            None => next,
        };
        let write = ("write", next);
        let rules = rules(task, round, stepped).map(|rules| ("rules", rules));
        let writing = || [write.clone()].into_iter().chain(rules.clone());
        let ask = ("ask", task.question());
        let finish = format!(
            "{} --finish: this part's given tests and impostors",
            task.command()
        );
        match stepped.stage {
            Stage::Red => match wrong(round, stepped, &mine) {
                Some(wrong) => vec![("fix", wrong), ask],
                None if round.ran().is_some() => writing().chain([("or end", finish)]).collect(),
                None => writing().chain([ask]).collect(),
            },
            Stage::Green if stepped.has_proven() => vec![(
                "undo",
                format!("your change of the code: cargo kata back {name} --src"),
            )],
            Stage::Green => {
                let focus = round
                    .ran()
                    .and_then(|ran| Some((ran, to_turn_green(ran, stepped)?)));
                let spot =
                    focus.and_then(|(ran, focus)| spot::of(self.root, &task.kata, ran, focus));
                let place = spot.map_or_else(
                    || format!("katas/{name}/src/"),
                    |spot| spot.place.to_string(),
                );
                vec![(
                    "edit",
                    format!("{place}: the least code that turns it green"),
                )]
            }
            Stage::Refactor => {
                let tidy = "what is there twice, or has no good name? Change code or tests, one at a time, and stay \
                            green";
                let tidy = [("tidy", tidy.to_owned())].into_iter();
                tidy.chain(writing()).chain([("or end", finish)]).collect()
            }
        }
    }
}

/// What comes next, in two words, or that nothing compiles.
pub fn state(task: &Task, round: &Round, stepped: &Stepped) -> String {
    if is_at_the_end(task, round, stepped) {
        styled(GOOD.bold(), "✔ finished")
    } else if round.compiles() {
        stage(stepped.stage)
    } else {
        styled(BETWEEN.bold(), "▲ it does not compile")
    }
}

/// Whether nothing is left to do: all parts are finished, all tests pass, and right code passes them.
fn is_at_the_end(task: &Task, round: &Round, stepped: &Stepped) -> bool {
    let passes = |ran: &Ran| {
        !ran.verdict.tests.is_empty() && ran.verdict.tests.iter().all(|test| !test.is_red())
    };
    let is_green = round.compiles() && round.ran().is_some_and(passes);
    task.is_finished && is_green && stepped.refused.is_empty() && stepped.stage != Stage::Green
}

/// A stage by its word and its colour.
fn stage(stage: Stage) -> String {
    let (style, text) = match stage {
        Stage::Red => (BAD, "→ red wanted"),
        Stage::Green => (GOOD, "→ green wanted"),
        Stage::Refactor => (BETWEEN, "→ refactor"),
    };
    styled(style.bold(), text)
}

/// Where the rules of the part stand, while a test is wanted, and how many of them the tests held at the last end of
/// the part. Else there is nothing new to say.
fn rules(task: &Task, round: &Round, stepped: &Stepped) -> Option<String> {
    let readme = task.readme();
    if let Some((held, of)) = task.held {
        return Some(format!(
            "at the last --finish your tests held {held} of the {of} rules that the impostors break: {readme}"
        ));
    }
    let begins = task.begins || stepped.stage == Stage::Red || round.ran().is_none();
    begins.then(|| match task.sections.split_first() {
        Some(((heading, _), [])) => format!("{readme}: begin with “{heading}”"),
        Some(((heading, _), others)) => {
            let others = others
                .iter()
                .take(MORE_SECTIONS)
                .map(|(heading, line)| format!("“{heading}” (line {line})"));
            let others = others.collect::<Vec<_>>().join(", ");
            format!("{readme}: begin with “{heading}”; more in {others}")
        }
        None => readme,
    })
}

/// The line behind the last one of the learner's tests.
fn line_to_write(task: &Task) -> usize {
    let text = std::fs::read_to_string(&task.kata.mine_file).unwrap_or_default();
    text.lines().count() + 1
}

fn introduction(task: &Task) -> String {
    let name = &task.kata.name;
    format!(
        "Solo hides the given tests: the rules in the README are the task. You write one test in katas/{name}/tests/mine.rs \
         and see it fail on your own code. Then you write the least code in katas/{name}/src that turns it green. Then you \
         tidy up. In katas/{name}/tests/list.md you may list the tests that come to mind."
    )
}

/// What to do about the first test that asks for something wrong.
fn wrong(round: &Round, stepped: &Stepped, mine: &str) -> Option<String> {
    let ran = round.ran()?;
    let is_red = |name: &str| {
        let mut tests = ran.verdict.tests.iter();
        tests.any(|test| test.outcome != Outcome::Passed && name_of(ran, &test.name) == name)
    };
    let refused = stepped.refused.iter();
    let refused = refused.filter(|(_, refusal)| refusal.by == Refused::Reference);
    let (name, refusal) = refused.min_by_key(|(name, _)| !is_red(name))?;
    let function = ran
        .functions
        .values()
        .flatten()
        .find(|function| function.path == *name);
    let place = function.map_or_else(
        || mine.to_owned(),
        |function| format!("{mine}:{}", function.line),
    );
    Some(match refusal.longer_than {
        Some(_) => format!("{place}: give the test `{name}` less to do"),
        None if is_red(name) => {
            format!("{place}: the test `{name}`, and not your code: it fails on the reference, too")
        }
        None => format!(
            "{place}: the test `{name}`, and then your code, which passes it: the reference does not"
        ),
    })
}

/// The tests that refuse right code, and why: a sentence each, in every run until they change.
fn refusals(task: &Task, stepped: &Stepped) -> Vec<String> {
    let refused = stepped.refused.iter();
    let mut lines: Vec<_> = refused
        .take(REFUSED)
        .map(|(name, refusal)| {
            let (test, why) = (
                refusal.case.as_ref().unwrap_or(name),
                because(refusal, task),
            );
            format!("refused: `{test}`, because {why}")
        })
        .collect();
    if stepped.refused.len() > REFUSED {
        let names: Vec<_> = stepped.refused.keys().skip(REFUSED).cloned().collect();
        lines.push(format!("refused as well: {}", few(&names)));
    }
    lines
}

/// Why right code is refused, and what is known beside it.
pub fn because(refusal: &Refusal, task: &Task) -> String {
    let what = &refusal.what;
    match (refusal.by, refusal.longer_than) {
        (Refused::Reference, Some(seconds)) => format!(
            "it takes longer than {seconds} s on the reference solution. It is a slow test and need not be wrong: give it \
             less to do."
        ),
        (Refused::Twin, Some(seconds)) => format!(
            "it took longer than {seconds} s on a right version ({what}). It is a slow test and need not be wrong: give it \
             less to do."
        ),
        (Refused::Reference, None) => format!(
            "it fails on the reference solution, so it asks for something else than the rules.{}",
            nearest(refusal, task)
        ),
        (Refused::Twin, None) => match &refusal.left_open {
            Some(open) => {
                format!("it fails on a right version ({what}). The README leaves this open: {open}")
            }
            None => format!(
                "it fails on a right version ({what}): no rule says what it asks for.{}",
                nearest(refusal, task)
            ),
        },
    }
}

fn name_of<'n>(ran: &'n Ran, test: &'n str) -> &'n str {
    let functions = ran.functions.values().flatten();
    let mut found = functions
        .into_iter()
        .filter(|function| function.is_function_of(test));
    found.next().map_or(test, |function| &function.path)
}

/// The rule that comes nearest, as a sentence.
fn nearest(refusal: &Refusal, task: &Task) -> String {
    match &refusal.rule {
        Some(rule) => format!(" The rule that comes nearest: {rule}"),
        None => format!(" The rules are in {}.", task.readme()),
    }
}

/// The first three names, and how many more there are.
fn few(names: &[String]) -> String {
    let first: Vec<_> = names
        .iter()
        .take(3)
        .map(|name| format!("`{name}`"))
        .collect();
    match names.len() {
        0..=3 => first.join(", "),
        many => format!("{} and {} more", first.join(", "), many - 3),
    }
}

/// `one` for one of them, else `many`.
fn number<'t>(names: &[String], one: &'t str, many: &'t str) -> &'t str {
    if names.len() == 1 { one } else { many }
}

/// A remark in words.
fn words(remark: &Remark, task: &Task) -> String {
    let name = &task.kata.name;
    match remark {
        Remark::AlreadyThere(tests) => format!(
            "{} {} here before solo began and {} green: whether {} can fail is not known. The circle begins with your next \
             test.",
            few(tests),
            number(tests, "was", "were"),
            number(tests, "is", "are"),
            number(tests, "it", "they"),
        ),
        Remark::GreenOnArrival(tests) => format!(
            "{} {} green on arrival: your code does that already. Keep {} if the rule matters, and break the code once to \
             see {} fail. The next test asks for something new.",
            few(tests),
            number(tests, "was", "were"),
            number(tests, "it", "them"),
            number(tests, "it", "them"),
        ),
        Remark::GreenWithCode(tests) => format!(
            "{} came with new code and {} green, so no run has seen {} red. Write the test alone, see it red, then the \
             code.",
            few(tests),
            number(tests, "is", "are"),
            number(tests, "it", "them"),
        ),
        Remark::NeverRed(tests) => format!(
            "{} {} never been red. A test that you have not seen fail may be unable to: break the code on purpose once.",
            few(tests),
            number(tests, "has", "have"),
        ),
        Remark::SeenRed(tests) => format!(
            "{} {} seen red, so {} can fail.",
            few(tests),
            number(tests, "was", "were"),
            number(tests, "it", "they"),
        ),
        Remark::Disappeared(tests) => format!(
            "{} {} gone from your tests. To get the file back as it was: cargo kata back {name} --tests",
            few(tests),
            number(tests, "is", "are"),
        ),
        Remark::ManyRed(tests) => format!(
            "{} tests are red at once: {}. One at a time is easier: put `//` before the others, and turn the first green.",
            tests.len(),
            few(tests)
        ),
        Remark::RedAgain(tests) => format!(
            "{} {} green and {} red again: your last change of the code did more than change its shape. To go back one \
             step: cargo kata back {name} --src",
            few(tests),
            number(tests, "was", "were"),
            number(tests, "is", "are"),
        ),
        Remark::BothChanged => "Code and tests both changed while all was green. When one of them stands still, it checks \
                                the other: change one at a time."
            .to_owned(),
    }
}
