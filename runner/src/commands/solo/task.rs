//! What a learner works on in solo: a part of a kata, and the rules that it is about.

use crate::commands::error::Error;
use crate::commands::flip;
use crate::course::kata::{Course, CourseError, Kata};
use crate::course::part::{self, Chapter};
use crate::course::roster;
use crate::course::rules::{self, Rule};
use crate::learner::circle::Refused;
use crate::learner::progress;
use crate::learner::solo::Stepped;
use crate::run::ran::Ran;
use crate::run::request::Sources;
use crate::run::verdict::TestReport;

/// What a learner works on.
#[derive(Debug, Clone)]
pub struct Task {
    /// The kata.
    pub kata: Kata,
    /// Its parts.
    pub parts: Vec<Chapter>,
    /// Which of them is at hand, by its place among them.
    at: usize,
    /// The part was asked for by its number.
    is_asked_for: bool,
    /// The run before was about another part, or about something else than solo.
    pub begins: bool,
    /// All parts are finished.
    pub is_finished: bool,
    /// The rules of its README.
    pub rules: Vec<Rule>,
    /// The rules that the part is the first to ask for, in the order of the README; those of its section, where no list says
    /// which these are.
    pub rules_of_part: Vec<Rule>,
    /// How many of them the learner's tests held at the last end of the part, and of how many.
    pub held: Option<(usize, usize)>,
    /// Where the rules of the part stand: headings and their lines, the one with most of them first.
    pub sections: Vec<(String, usize)>,
}

impl Task {
    /// Finds out what there is to do in a kata.
    ///
    /// # Errors
    /// An unknown kata or part; a kata that is about writing tests already; a kata without a file for the learner's tests.
    pub fn of(course: &Course, name: &str, part: Option<usize>) -> Result<Self, Error> {
        let kata = course.kata(name)?;
        if kata.budget.is_some() {
            return Err(Error::Usage(format!(
                "the kata `{name}` has you write the tests anyway: cargo kata flip {name}"
            )));
        }
        flip::needs_a_file(course, &kata)?;
        let functions = Sources::read(&kata.suites).functions;
        let parts = part::from_sources(&kata, &functions);
        let progress = progress::recall(course, &kata);
        let solo = progress.solo;
        let finished = solo.finished;
        let is_open = |chapter: &Chapter| !finished.contains(&chapter.stretch.number);
        let first_open = parts.iter().position(is_open);
        let at = match part {
            Some(number) => parts
                .iter()
                .position(|chapter| chapter.stretch.number == number)
                .ok_or_else(|| CourseError::NoPart {
                    name: name.to_owned(),
                    number,
                    many: parts.len(),
                })?,
            None => first_open.unwrap_or(parts.len().saturating_sub(1)),
        };
        let rules = rules::of(&kata);
        let own = parts.get(at).map_or(&[][..], |chapter| &chapter.functions);
        let of_part = functions.iter().flat_map(|(layer, functions)| {
            let named = functions
                .iter()
                .map(move |function| (format!("{layer}::{}", function.path), function));
            named.filter(|(id, _)| own.contains(id))
        });
        let of_part: Vec<_> = of_part.collect();
        let section = rules::section(&rules, &of_part);
        let of_part = |rule: &&Rule| first_to_ask(rule, &parts) == Some(at);
        let mut rules_of_part: Vec<_> = rules.iter().filter(of_part).cloned().collect();
        if rules_of_part.is_empty() {
            let line = section.as_ref().map(|(_, line)| *line);
            let here = rules
                .iter()
                .filter(|rule| line.is_none_or(|line| line == rule.line));
            rules_of_part = here.cloned().collect();
        }
        let mut sections: Vec<_> = section.into_iter().collect();
        for rule in &rules_of_part {
            if !sections.iter().any(|(_, line)| *line == rule.line) {
                sections.push((rule.heading.clone(), rule.line));
            }
        }
        let number = parts.get(at).map(|part| part.stretch.number);
        Ok(Self {
            rules_of_part,
            held: number.and_then(|number| solo.held.get(&number).copied()),
            sections,
            begins: progress.solo_part != number,
            is_asked_for: part.is_some(),
            is_finished: first_open.is_none() && !parts.is_empty(),
            kata,
            parts,
            at,
            rules,
        })
    }

    /// What a learner works on if solo is what they did last: the part that they were in, or the first open one once that is
    /// finished.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn at_hand(course: &Course, kata: &Kata) -> Result<Option<Self>, Error> {
        let progress = progress::recall(course, kata);
        let Some(part) = progress.solo_part else {
            return Ok(None);
        };
        let is_done = progress.solo.finished.contains(&part);
        Self::of(course, &kata.name, (!is_done).then_some(part)).map(Some)
    }

    /// The part at hand; `None` where the kata has no tests.
    pub fn part(&self) -> Option<&Chapter> {
        self.parts.get(self.at)
    }

    /// Where the rules of the part stand: the README, with the line of the first heading if one is known.
    pub fn readme(&self) -> String {
        let readme = format!("katas/{}/README.md", self.kata.name);
        match self.sections.first() {
            Some((_, line)) => format!("{readme}:{line}"),
            None => readme,
        }
    }

    /// How to ask the reference, for what the README leaves open.
    pub fn question(&self) -> String {
        let part = self.part().map_or(1, |part| part.stretch.number);
        let name = &self.kata.name;
        format!("cargo kata ask {name} --part {part} 'EXPRESSION': what does the reference answer?")
    }

    /// What a learner may do once all parts are finished.
    pub fn steps_after(&self) -> Vec<(&'static str, String)> {
        let name = &self.kata.name;
        let compare = format!("cargo kata solution {name} --reveal: the reference");
        let compare = self.kata.shows_solution.then_some(("compare", compare));
        let flip = format!("cargo kata flip {name}: all impostors at once");
        compare.into_iter().chain([("flip", flip)]).collect()
    }

    /// The command that goes on, with the part that was asked for.
    pub fn command(&self) -> String {
        let name = &self.kata.name;
        match self.part() {
            Some(chapter) if self.is_asked_for => {
                format!("cargo kata solo {name} --part {}", chapter.stretch.number)
            }
            _ => format!("cargo kata solo {name}"),
        }
    }
}

/// The part whose tests are the first to ask for a rule, by its place; `None` where no list says so.
fn first_to_ask(rule: &Rule, parts: &[Chapter]) -> Option<usize> {
    let has = |part: &Chapter| {
        let mut tests = part.tests.iter();
        tests.any(|test| rule.asked_by.iter().any(|name| roster::covers(name, test)))
    };
    parts.iter().position(has)
}

/// The first test that is red and does not refuse the reference, so that the code has to be changed for it.
pub fn to_turn_green<'r>(ran: &'r Ran, stepped: &Stepped) -> Option<&'r TestReport> {
    let is_wrong = |test: &TestReport| {
        let function = ran.function_of(test);
        let name = function.map_or(&test.name, |function| &function.path);
        let refusal = stepped.refused.get(name);
        refusal.is_some_and(|refusal| refusal.by == Refused::Reference)
    };
    let tests = ran.verdict.tests.iter();
    tests
        .filter(|test| test.is_red())
        .find(|test| !is_wrong(test))
}
