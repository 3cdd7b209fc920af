//! `kata hint`: the next level of hint for the test in focus.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::course::hints;
use crate::course::impostor::{self, Impostor};
use crate::course::kata::{Course, Kata};
use crate::course::language;
use crate::course::rules;
use crate::learner::progress::{self, Changed};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::{Sources, Tools};
use crate::run::spot;
use crate::run::verdict::Light;
use crate::ui::report;
use crate::ui::screen::wrapped;
use crate::ui::style::{FAINT, STRONG, styled};

/// Shows it. After a flip, or when all given tests pass, it is about an impostor that the learner's tests do not catch;
/// `reveal` names that impostor.
///
/// # Errors
/// An unknown kata, hints that cannot be read, a fault of the machine.
pub fn next(course: &Course, tools: Tools<'_>, name: &str, reveal: bool) -> Result<Status, Error> {
    let kata = course.kata(name)?;
    let flip = progress::recall(course, &kata).flip;
    // Where tests have a budget, finding the modules with the risk is the exercise.
    let missed = if kata.budget.is_some() {
        None
    } else {
        Missed::read(&kata, flip.missed, flip.in_solo)?
    };
    if let Some(missed) = missed.as_ref().filter(|_| reveal || flip.is_latest) {
        return show(&missed.text(course, &kata, reveal, terminal::width()));
    }
    if reveal {
        return Err(Error::Usage(format!(
            "no impostor is known that your tests do not catch\nfirst run: cargo kata flip {name}"
        )));
    }
    if !kata.hints_file().is_file() {
        let place = course.shown(&kata.dir);
        return Err(Error::Usage(format!(
            "the kata `{name}` has no hints: there is no {place}/hints.md\nthe README in the same folder has the rules"
        )));
    }
    let hints = hints::read(&language::chosen(course.root(), &kata.hints_file()))?;
    let ran = practice::starter(course, tools, &kata, &kata.suites, None)?.ran;
    if let Some(missed) = missed.filter(|_| ran.verdict.light == Light::Green) {
        return show(&missed.text(course, &kata, false, terminal::width()));
    }
    let item = ran.verdict.focused().and_then(|focus| {
        let spot = spot::of(course.root(), &kata, &ran, focus)?;
        Some(spot.function)
    });
    let item = item.as_deref();
    let text = match (ran.verdict.light, ran.verdict.focused()) {
        (Light::Green, _) if hints::for_test(&hints, hints::MINE).is_some() => {
            next_level(course, &kata, &hints, hints::MINE, None, terminal::width())
        }
        (Light::Green, _) if kata.budget.is_some() || !kata.shows_solution => {
            format!(
                "Everything is green: no hint is needed. Now test it yourself: cargo kata flip {name}\n"
            )
        }
        (Light::Green, _) => {
            format!("Everything is green: no hint is needed. Compare: cargo kata solution {name}\n")
        }
        (Light::Red, None) => format!(
            "All tests pass, so no test has the focus. {}\n",
            report::altered(&ran.verdict).unwrap_or_default()
        ),
        (_, Some(focus)) => next_level(course, &kata, &hints, &focus.id(), item, terminal::width()),
        _ => {
            let diagnostic = ran.verdict.diagnostic.unwrap_or_default();
            format!(
                "The code does not compile yet, so no test has the focus. Fix this first:\n\n{diagnostic}\n"
            )
        }
    };
    show(&text)
}

fn show(text: &str) -> Result<Status, Error> {
    terminal::print(text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The impostors that the learner's tests missed at the last flip.
struct Missed {
    /// The most severe one: the hints are about it.
    worst: Impostor,
    /// The module of each of them.
    modules: BTreeMap<String, String>,
    /// At the end of a part of solo, which has named the rules.
    in_solo: bool,
}

impl Missed {
    /// `None` where none was missed, or the author has taken them away since.
    fn read(
        kata: &Kata,
        modules: BTreeMap<String, String>,
        in_solo: bool,
    ) -> Result<Option<Self>, Error> {
        let all = impostor::read_all(&kata.impostors_dir())?.into_iter();
        let missed = all.filter(|impostor| modules.contains_key(&impostor.name));
        let worst = missed.min_by_key(|impostor| impostor.severity);
        Ok(worst.map(|worst| Self {
            worst,
            modules,
            in_solo,
        }))
    }

    /// The next level, and remembers that it was shown; or the impostor itself.
    fn text(&self, course: &Course, kata: &Kata, reveal: bool, width: usize) -> String {
        let (name, worst) = (&kata.name, &self.worst);
        if reveal {
            let severity = worst.severity.name();
            return format!(
                "{} ({severity})\n{}\n",
                styled(STRONG, &worst.title),
                report::prose(&worst.lesson, "  ", width)
            );
        }
        let key = format!("flip::{}", worst.name);
        let levels = if self.in_solo {
            self.levels_of_solo(kata)
        } else {
            self.levels(kata)
        };
        let changed = shown_before(course, kata, key);
        let heading = if self.in_solo {
            "your own tests, at the end of the part"
        } else {
            "your own tests, after the last flip"
        };
        let mut out = rung(heading, &levels, changed.result, width);
        if changed.result + 1 >= levels.len() {
            let _ = writeln!(
                out,
                "\nThat was the last hint. The impostor itself (spoiler): cargo kata hint {name} --reveal"
            );
        }
        for note in changed.notes {
            let _ = writeln!(out, "\nnote: {note}");
        }
        out
    }

    /// Where they are, then the rule that the most severe one breaks, then the question that a test has to ask.
    fn levels(&self, kata: &Kata) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for module in self.modules.values().filter(|module| !module.is_empty()) {
            *counts.entry(module).or_default() += 1;
        }
        let counts = counts
            .iter()
            .map(|(module, count)| format!("{count} in `{module}`"));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let total = self.modules.len();
        let mut levels = vec![match (total, counts.is_empty()) {
            (_, true) => format!("Impostors that your tests do not catch: {total}."),
            _ => format!("Impostors that your tests do not catch: {counts}."),
        }];
        let Impostor { rule, asks, .. } = &self.worst;
        let rules = rules::of(kata);
        let rule = rule.iter().map(|rule| rules::quoted(&rules, rule));
        levels.extend(rule.map(|rule| format!("The most severe one breaks this rule: {rule}")));
        levels.extend(asks.iter().map(|asks| format!("Let a test ask: {asks}")));
        levels
    }

    /// The rule with the question that a test has to ask, then where the mistake is, then the given test that asks.
    fn levels_of_solo(&self, kata: &Kata) -> Vec<String> {
        let worst = &self.worst;
        let rules = rules::of(kata);
        let rule = worst.rule.iter();
        let rule = rule.map(|rule| format!("The rule: {}", rules::quoted(&rules, rule)));
        let asks = worst
            .asks
            .iter()
            .map(|asks| format!("Let a test ask: {asks}"));
        let first = rule.chain(asks).collect::<Vec<_>>().join("\n\n");
        let module = self.modules.get(&worst.name);
        let module = module.filter(|module| !module.is_empty());
        let module = module.map(|module| format!("The mistake is in `{module}`."));
        let given = worst.seen_by.as_ref().map(|test| {
            let functions = Sources::read(&kata.suites).functions;
            let mut functions = functions.iter().flat_map(|(layer, functions)| {
                functions.iter().map(move |function| (layer, function))
            });
            let found =
                functions.find(|(layer, function)| format!("{layer}::{}", function.path) == *test);
            let why = found.map_or("", |(_, function)| function.doc.trim());
            format!("The given test `{test}` asks for it. {why}")
        });
        [Some(first), module, given]
            .into_iter()
            .flatten()
            .filter(|level| !level.is_empty())
            .collect()
    }
}

/// The next level of hint for a test (of the function `item`, where it is known which one has to change), and remembers that it was shown.
pub fn next_level(
    course: &Course,
    kata: &Kata,
    hints: &[hints::Hint],
    focus: &str,
    item: Option<&str>,
    width: usize,
) -> String {
    let changed = shown_before(course, kata, focus.to_owned());
    let mut text = match hints::for_test(hints, focus) {
        Some(hint) => {
            let mut text = level(hint, focus, changed.result, width);
            if changed.result >= hint.levels.len() && focus != hints::MINE && kata.shows_solution {
                let item = item.map_or_else(String::new, |item| format!(" {item}"));
                let _ = writeln!(
                    text,
                    "The reference (spoiler): cargo kata solution {}{item} --reveal",
                    kata.name
                );
            }
            text
        }
        None => format!(
            "There is no hint for {focus}. Its doc comment and the README have the rules.\n"
        ),
    };
    if let Some(run) = progress::recall(course, kata).passed_in(focus) {
        let _ = writeln!(
            text,
            "\nThis test passed in run {run}. What has changed since: cargo kata diff {} {run}",
            kata.name
        );
    }
    for note in changed.notes {
        let _ = writeln!(text, "\nnote: {note}");
    }
    text
}

/// How many levels under that key were shown before, and remembers that one more is.
fn shown_before(course: &Course, kata: &Kata, key: String) -> Changed<usize> {
    progress::change(course, kata, |progress| {
        let next = progress.hints_shown.entry(key).or_insert(0);
        *next += 1;
        *next - 1
    })
}

/// The level after those that were shown; after the last one, that one again.
fn level(hint: &hints::Hint, focus: &str, shown: usize, width: usize) -> String {
    let heading = if focus == hints::MINE {
        "your own tests, in tests/mine.rs"
    } else {
        focus
    };
    let mut out = rung(heading, &hint.levels, shown, width);
    if shown >= hint.levels.len() {
        out += "\nThat was the last hint. The README has the rules.\n";
    }
    out
}

/// One level of those, below their heading: the one after those that were shown, or the last.
fn rung(heading: &str, levels: &[String], shown: usize, width: usize) -> String {
    let heading = wrapped(heading, "", width);
    let heading = heading.iter().map(|row| styled(STRONG, row));
    let mut out = format!("{}\n", heading.collect::<Vec<_>>().join("\n"));
    let at = shown.min(levels.len().saturating_sub(1));
    if let Some(text) = levels.get(at) {
        let number = styled(FAINT, format!("hint {} of {}", at + 1, levels.len()));
        let _ = write!(out, "\n{number}\n{}\n", report::prose(text, "  ", width));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::the_first(0, &["hint 1 of 2", "a question"], &["the idea"])]
    #[case::the_second(1, &["hint 2 of 2", "the idea"], &["a question"])]
    #[case::after_the_last_that_one_again(2, &["hint 2 of 2", "the idea", "was the last"], &["a question"])]
    #[case::and_again(9, &["the idea", "was the last"], &["a question"])]
    fn each_call_shows_one_level_more(
        #[case] shown: usize,
        #[case] has: &[&str],
        #[case] lacks: &[&str],
    ) {
        let hint = hints::Hint {
            test: "unit::a".to_owned(),
            line: 1,
            levels: vec!["a question".to_owned(), "the idea".to_owned()],
        };
        let text = level(&hint, "unit::a", shown, 80);
        assert!(has.iter().all(|words| text.contains(words)), "{text}");
        assert!(!lacks.iter().any(|words| text.contains(words)), "{text}");
    }
}
