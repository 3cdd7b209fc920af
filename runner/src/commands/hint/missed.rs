//! Hints about an impostor that the learner's tests do not catch.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::flip;
use crate::course::impostor::{self, Impostor};
use crate::course::kata::{Course, Kata};
use crate::course::rules;
use crate::run::request::Sources;
use crate::ui::report;
use crate::ui::style::{STRONG, styled};

use super::rung::{rung, shown_before};

/// The impostors that the learner's tests missed at the last flip.
pub struct Missed {
    /// The most severe one: the hints are about it.
    worst: Impostor,
    /// The module of each of them.
    modules: BTreeMap<String, String>,
    /// At the end of a part of solo, which has named the rules.
    in_solo: bool,
}

impl Missed {
    /// `None` where none was missed, or the author has taken them away since; of one part, where none of its own was.
    ///
    /// # Errors
    /// Impostors that cannot be read.
    pub fn read(
        kata: &Kata,
        mut modules: BTreeMap<String, String>,
        in_solo: bool,
        part: Option<usize>,
    ) -> Result<Option<Self>, Error> {
        let all = impostor::read_all(&kata.impostors_dir())?;
        if let Some(part) = part {
            let own = flip::of_part(kata, &all, part)?;
            modules.retain(|name, _| own.iter().any(|index| all[*index].name == *name));
        }
        let missed = all.into_iter();
        let missed = missed.filter(|impostor| modules.contains_key(&impostor.name));
        let worst = missed.min_by_key(|impostor| impostor.severity);
        Ok(worst.map(|worst| Self {
            worst,
            modules,
            in_solo,
        }))
    }

    /// The next level, and remembers that it was shown; or the impostor itself.
    pub fn text(&self, course: &Course, kata: &Kata, reveal: bool, width: usize) -> String {
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
