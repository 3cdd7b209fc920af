//! What `kata flip` tells people.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::course::kata::Kata;
use crate::impostors::score::Risk;
use crate::os::terminal;
use crate::run::verdict::{Light, Outcome};
use crate::ui::failure::Failure;
use crate::ui::report;
use crate::ui::screen::wrapped;
use crate::ui::style::{BAD, BETWEEN, FAINT, GOOD, STRONG, shape, styled};

use super::{Flip, Misconception, Slow, Suspect};
use crate::course::twin::Freedom;

impl Flip {
    /// All of it.
    pub(super) fn text(&self, kata: &Kata, width: usize) -> String {
        let mine = format!("katas/{}/tests/mine.rs", kata.name);
        let and = if terminal::is_plain() { ": " } else { " · " };
        let mut out = format!(
            "{}{and}{}, turned round{}\n\n",
            styled(STRONG, &kata.name),
            kata.title,
            self.part
                .map_or_else(String::new, |number| format!(": part {number}")),
        );
        let allowed = kata
            .budget
            .as_ref()
            .map_or(usize::MAX, |budget| budget.tests);
        let over = self.solution.tests.len().saturating_sub(allowed);
        match self.solution.light {
            _ if !self.answers.is_empty() => self.knows_the_answers(&mine, width, &mut out),
            Light::Green if over > 0 => self.too_many(over, &mine, width, &mut out),
            Light::Green => self.line_up(kata, &mine, width, &mut out),
            Light::Amber => self.does_not_compile(&mine, width, &mut out),
            _ => self.refuses_right_code(&mine, width, &mut out),
        }
        self.starts_its_own_program(width, &mut out);
        out
    }

    /// The command that judges the same impostors again.
    fn again(&self) -> String {
        let part = self.part;
        let part = part.map_or_else(String::new, |number| format!(" --part {number}"));
        format!("cargo kata flip {}{part}", self.kata)
    }

    fn knows_the_answers(&self, mine: &str, width: usize, out: &mut String) {
        let _ = writeln!(
            out,
            "{}  your tests are compiled with the answers, so no impostor was judged",
            report::light(Light::Red)
        );
        for file in &self.answers {
            let _ = writeln!(out, "  {file}");
        }
        let next = format!(
            "Take these files out of {mine}: a test calls the code and compares what it gives with what the README says. \
             Then: {}",
            self.again()
        );
        next_line(&next, width, out);
    }

    fn does_not_compile(&self, mine: &str, width: usize, out: &mut String) {
        let diagnostic = self.solution.diagnostic.as_deref().unwrap_or_default();
        let _ = write!(
            out,
            "{}  your tests do not compile; the first error:\n\n{}\n",
            report::light(Light::Amber),
            diagnostic.trim_end()
        );
        let next = format!("Fix that in {mine}. Then: {}", self.again());
        next_line(&next, width, out);
    }

    fn refuses_right_code(&self, mine: &str, width: usize, out: &mut String) {
        let red = self.solution.tests.iter().filter(|test| test.is_red());
        let red = red.count();
        let fail = if red == 1 { "fails" } else { "fail" };
        let _ = writeln!(
            out,
            "{}  {red} of your {} tests {fail} on the reference solution, so no impostor was run",
            report::light(Light::Red),
            self.solution.tests.len()
        );
        for test in self.solution.tests.iter().filter(|test| test.is_red()) {
            let _ = write!(out, "\n{}\n", styled(STRONG, &test.name));
            let failure = Failure::of(test.message.as_deref().unwrap_or_default());
            for line in failure.lines(None, width).iter().take(20) {
                let _ = writeln!(out, "{}", of_the_reference(line));
            }
            if let Some(place) = &test.place {
                let _ = writeln!(out, "  {}", styled(FAINT, format!("at {place}")));
            }
            self.misconception(&test.name, "  ", width, out);
        }
        if self.solution.not_judged() > 0 {
            let text = format!(
                "{} more were not judged, as one ran into its limit",
                self.solution.not_judged()
            );
            let _ = write!(out, "\n{}\n", styled(FAINT, text));
        }
        let next = format!(
            "The README and the comments in the code have the rules. Fix the tests in {mine}. Then: {}",
            self.again()
        );
        next_line(&next, width, out);
    }

    fn too_many(&self, over: usize, mine: &str, width: usize, out: &mut String) {
        let tests = self.solution.tests.len();
        let _ = writeln!(
            out,
            "{}  you have {tests} tests, {over} more than this kata allows",
            report::light(Light::Red)
        );
        let which = if over == 1 {
            "Which one".to_owned()
        } else {
            format!("Which {over}")
        };
        let advice = format!(
            "A test is one #[test]; each case of a table counts too. No impostor was run. {which} of those in {mine} \
             would you miss least?"
        );
        let _ = write!(out, "\n{}\n", report::prose(&advice, "", width));
    }

    fn line_up(&self, kata: &Kata, mine: &str, width: usize, out: &mut String) {
        self.accepted(out);
        self.bars(width, out);
        self.pinning(width, out);
        self.by_module(out);
        self.lessons(width, out);
        self.worth_of_each(out);
        self.questions(width, out);
        if let Some(Risk {
            removed, of, pass, ..
        }) = self.risk
        {
            let score = styled(STRONG, format!("{removed} of {of} points"));
            let _ = writeln!(out, "\n{score} ({pass} are enough)");
        }
        next_line(&self.next(kata, mine), width, out);
    }

    fn accepted(&self, out: &mut String) {
        let others = match self.twins {
            0 => String::new(),
            1 => ": the reference and 1 other version".to_owned(),
            many => format!(": the reference and {many} other versions"),
        };
        let (mark, tests) = match self.solution.tests.len() {
            0 => (shape(BETWEEN, "·"), "you have no tests yet".to_owned()),
            _ if !self.pins.is_empty() => (
                shape(BAD, "✘"),
                "your tests accept the reference, and not every other right version".to_owned(),
            ),
            1 => (
                shape(GOOD, "✔"),
                format!("your test accepts the right code{others}"),
            ),
            many => (
                shape(GOOD, "✔"),
                format!("your {many} tests accept the right code{others}"),
            ),
        };
        let _ = writeln!(out, "{mark}{tests}");
        match self.ignored_tests.len() {
            0 => {}
            1 => out.push_str("  1 is ignored, but was run\n"),
            many => {
                let _ = writeln!(out, "  {many} are ignored, but were run");
            }
        }
        if self.together_only {
            out.push_str(
                "  they pass only in one process, as `cargo test` runs them, and were judged so\n",
            );
        }
    }

    /// Which tests refuse right code, and what the rules say about it.
    fn pinning(&self, width: usize, out: &mut String) {
        for pin in &self.pins {
            let what = match pin.freedom {
                Freedom::Algorithm => "the way to the answer",
                Freedom::Order => "an order",
                Freedom::Wording => "wording",
                Freedom::Calls => "how something else is asked",
                Freedom::Format => "a format",
                Freedom::Internals => "what is inside",
            };
            let pins = format!(
                "it pins {what}, and does not count: it refuses a right version ({}). No rule says this; the rule that \
                 comes nearest is: {}",
                pin.refuses, pin.rule
            );
            let text = pin.longer_than.map_or(pins, |seconds| {
                format!(
                    "it took longer than {seconds} s on a right version ({}), so it does not count. It is slow, and need not \
                     be wrong: give it less to do",
                    pin.refuses
                )
            });
            let _ = write!(
                out,
                "\n  {}\n{}\n",
                styled(STRONG, &pin.test),
                report::prose(&text, "    ", width)
            );
            self.misconception(&pin.test, "    ", width, out);
        }
    }

    /// The question for a test that refuses right code, and accepts an impostor or two.
    fn misconception(&self, test: &str, indent: &str, width: usize, out: &mut String) {
        let known = self.misconceptions.iter().find(|one| one.test == test);
        if let Some(Misconception { asks, .. }) = known {
            let text = format!(
                "It passes against wrong code, too. Ask yourself: {}",
                asks.join(" And: ")
            );
            let _ = writeln!(out, "{}", report::prose(&text, indent, width));
        }
    }

    /// The totals.
    fn bars(&self, width: usize, out: &mut String) {
        let total = self.impostors.len();
        let caught = total - self.at_large.values().sum::<usize>();
        let new = self.impostors.iter().filter(|suspect| suspect.new);
        let new: Vec<_> = new.filter_map(|suspect| suspect.title.as_deref()).collect();
        let since = match new.len() {
            0 => String::new(),
            many => format!(", {many} of them new"),
        };
        let _ = writeln!(
            out,
            "{}{}{caught} of {total} impostors{since}",
            label("caught"),
            report::bar_for(width, caught, total)
        );
        if !new.is_empty() {
            let text = report::prose(&few(&new), "        ", width);
            let _ = writeln!(out, "{}{}", label("new"), text.trim_start());
        }
        let at_large = self
            .impostors
            .iter()
            .filter(|suspect| suspect.is_at_large());
        let at_large: Vec<_> = at_large.collect();
        if !at_large.is_empty() {
            let sum = self.sum_at_large(&at_large);
            let text = format!("{}not caught yet: {sum}", shape(BAD, "✘"));
            let _ = writeln!(out, "{}", wrapped(&text, "", width).join("\n"));
        }
        if let Some(risk) = self.risk {
            let _ = writeln!(
                out,
                "{}{}{} of {} points removed; {} are enough",
                label("risk"),
                report::bar_for(width, risk.removed as usize, risk.of as usize),
                risk.removed,
                risk.of,
                risk.pass
            );
            let _ = writeln!(
                out,
                "{}{}{} of {} spent",
                label("tests"),
                report::boxes(self.solution.tests.len(), risk.tests_allowed),
                self.solution.tests.len(),
                risk.tests_allowed
            );
        }
    }

    fn counts(&self) -> String {
        let counts = self.at_large.iter();
        let counts = counts.map(|(severity, count)| format!("{count} {}", severity.name()));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// A line for each module: how many are caught there, and which are not. Where tests have a budget, finding the modules
    /// with the risk is the exercise: only those with a catch are named, with the points that it removed.
    fn by_module(&self, out: &mut String) {
        let mut modules: BTreeMap<&str, Vec<&Suspect>> = BTreeMap::new();
        for suspect in &self.impostors {
            modules.entry(&suspect.module).or_default().push(suspect);
        }
        modules.retain(|module, suspects| {
            let known = self.risk.is_none() || suspects.iter().any(|one| !one.is_at_large());
            known && !module.is_empty()
        });
        if modules.is_empty() {
            return;
        }
        if terminal::is_plain() {
            out.push('\n');
            for (module, suspects) in modules {
                let (at_large, caught): (Vec<&Suspect>, Vec<&Suspect>) =
                    suspects.iter().partition(|suspect| suspect.is_at_large());
                let _ = if self.risk.is_some() {
                    let points = caught.iter().filter_map(|suspect| suspect.weight).sum();
                    let points = in_points(points);
                    writeln!(out, "module {module}: {} caught, {points}", caught.len())
                } else {
                    writeln!(
                        out,
                        "module {module}: {} of {} caught",
                        caught.len(),
                        suspects.len()
                    )
                };
                if self.risk.is_none() && !at_large.is_empty() {
                    let rest = by_severity(&at_large);
                    let _ = writeln!(out, "module {module}: not caught yet: {rest}");
                }
            }
            return;
        }
        let wide = modules.keys().map(|module| module.chars().count()).max();
        let wide = wide.unwrap_or(0).max("module".len() - 2);
        let all = modules.values().map(Vec::len).max().unwrap_or(0);
        let of_wide = format!("{all} of {all}").len().max("caught".len());
        let head = if self.risk.is_some() {
            format!("{:<wide$}  caught", "module", wide = wide + 2)
        } else {
            let wide = wide + 2;
            format!(
                "{:<wide$}  {:<of_wide$}  not caught yet",
                "module", "caught"
            )
        };
        let _ = writeln!(out, "\n{}", styled(FAINT, head.trim_end()));
        for (module, suspects) in modules {
            let (at_large, caught): (Vec<&Suspect>, Vec<&Suspect>) = suspects
                .iter()
                .copied()
                .partition(|suspect| suspect.is_at_large());
            let counts = if self.risk.is_some() {
                let points = caught.iter().filter_map(|suspect| suspect.weight).sum();
                format!("{}  {}", caught.len(), in_points(points))
            } else {
                let of = format!("{} of {}", caught.len(), suspects.len());
                format!("{of:<of_wide$}  {}", by_severity(&at_large))
            };
            let row = format!("  {module:<wide$}  {counts}");
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }

    /// What there is to learn, from those that may be told.
    fn lessons(&self, width: usize, out: &mut String) {
        for suspect in &self.impostors {
            suspect.tell(self.risk.is_some(), width, out);
        }
    }

    fn sum_at_large(&self, at_large: &[&Suspect]) -> String {
        let counts = self.counts();
        let points = at_large.iter().filter_map(|suspect| suspect.weight).sum();
        // Without tests the modules have not been compared.
        let modules: BTreeSet<_> = at_large
            .iter()
            .map(|suspect| suspect.module.as_str())
            .filter(|module| !module.is_empty())
            .collect();
        match (self.risk, modules.len()) {
            (None, _) => counts,
            (Some(_), 0) => format!("{counts}; {}", in_points(points)),
            (Some(_), 1) => format!("{counts}; {} in 1 module", in_points(points)),
            (Some(_), many) => format!("{counts}; {} in {many} modules", in_points(points)),
        }
    }

    /// A table of what each test brings, so that one sees which of them could go.
    fn worth_of_each(&self, out: &mut String) {
        if self.tests.is_empty() {
            return;
        }
        if terminal::is_plain() {
            out.push('\n');
            for test in &self.tests {
                let (points, alone) = (in_points(test.points), test.alone);
                let _ = writeln!(out, "{}: {points}, {alone} of them by it alone", test.name);
            }
            return;
        }
        let head = "points  by it alone  your tests";
        let _ = writeln!(out, "\n{}", styled(STRONG, head));
        for test in &self.tests {
            let _ = writeln!(out, "{:>6}  {:>11}  {}", test.points, test.alone, test.name);
        }
    }

    /// What there is to ask about single tests.
    fn questions(&self, width: usize, out: &mut String) {
        for test in self.tests.iter().filter(|test| test.modules_beyond > 0) {
            let noticed = test.modules.len() + test.modules_beyond;
            let counting = match &test.modules[..] {
                [one] => format!("One of them counts: {one}."),
                many => format!("{} of them count: {}.", many.len(), many.join(", ")),
            };
            let text = format!(
                "`{}` notices mistakes in {noticed} modules; on the day it is red, which one is it? {counting}",
                test.name
            );
            question(&text, &[], width, out);
        }
        self.slow(width, out);
        if !self.flaky_tests.is_empty() {
            let text = "flaky: these tests passed and failed on the same code, so their catches do not count. What changes \
                        from run to run?";
            question(text, &self.flaky_tests, width, out);
        }
        if !self.asserting_nothing.is_empty() {
            let text = "these tests pass against everything, right or wrong: what do they assert?";
            question(text, &self.asserting_nothing, width, out);
        }
        let asserting = self
            .idle_tests
            .iter()
            .filter(|test| !self.asserting_nothing.contains(test));
        let asserting: Vec<_> = asserting.cloned().collect();
        if !asserting.is_empty() {
            let text = format!(
                "these tests caught none of the {}: is there a mistake that only they would see?",
                self.met
            );
            question(&text, &asserting, width, out);
        }
    }

    /// The last thing that is told, since nothing else is worth much before it is changed.
    fn starts_its_own_program(&self, width: usize, out: &mut String) {
        if self.own_program.is_empty() {
            return;
        }
        let text = format!(
            "Here your tests may start your own program, and then they catch no impostor. Write \
             `assert_cmd::cargo_bin_cmd!(\"{}\")` to start the program that is judged:",
            self.kata
        );
        question(&text, &self.own_program, width, out);
    }

    /// Which tests make a flip long.
    fn slow(&self, width: usize, out: &mut String) {
        if self.slow_tests.is_empty() {
            return;
        }
        let unmet = self.slow_tests.iter().map(|test| test.did_not_meet).max();
        let text = match unmet.filter(|unmet| *unmet > 0) {
            None => "slow: these tests take a second or longer. What do they wait for?".to_owned(),
            Some(unmet) => format!(
                "slow: these tests have not met all impostors ({unmet} of {} are missing), because a flip would take \
                 minutes. What do they wait for?",
                self.impostors.len()
            ),
        };
        let seconds = |test: &Slow| format!("{} ({:.1} s)", test.name, test.millis / 1000.0);
        let tests: Vec<_> = self.slow_tests.iter().map(seconds).collect();
        question(&text, &tests, width, out);
    }

    fn next(&self, kata: &Kata, mine: &str) -> String {
        let again = self.again();
        if !self.pins.is_empty() {
            return format!(
                "Let those tests ask for what the README says and for nothing else. Then: {again}"
            );
        }
        if self.at_large.is_empty() {
            return format!(
                "All impostors are caught. Read their lessons: {again} --lessons. Would your tests still be easy to read in a \
                 year?"
            );
        }
        match self.risk {
            None => format!(
                "{}Take a rule from the README, ask who would get it wrong and how, and write that as a test in {mine}. \
                 Then: {again}.{}",
                self.worst_module(),
                self.spoilers()
            ),
            Some(risk) if risk.removed >= risk.pass => format!(
                "Enough: what is left is the risk that you chose to carry. Could a test be worth more? Again: {again}."
            ),
            Some(_) => {
                let guide = kata
                    .budget
                    .as_ref()
                    .and_then(|budget| budget.guide.as_ref());
                let compare = guide.map_or_else(String::new, |guide| {
                    format!(
                        " Compare your tests with `{guide}`: what is high up there, and has none?"
                    )
                });
                format!(
                    "Not enough yet. What would cost most if it broke, and which test is worth least?{compare} \
                     Again: {again}. Stuck? cargo kata hint {}.",
                    self.kata
                )
            }
        }
    }

    /// Where most can be won.
    fn worst_module(&self) -> String {
        let at_large = self
            .impostors
            .iter()
            .filter(|suspect| suspect.is_at_large());
        let worst = at_large.min_by_key(|suspect| suspect.severity);
        worst
            .filter(|worst| !worst.module.is_empty())
            .map_or_else(String::new, |worst| {
                format!("Try `{}` next. ", worst.module)
            })
    }

    fn spoilers(&self) -> &'static str {
        if self.told.reveal {
            ""
        } else {
            " --reveal names them (spoilers)."
        }
    }
}

impl Suspect {
    /// Its lesson, if it may be told.
    fn tell(&self, by_all: bool, width: usize, out: &mut String) {
        let (Some(title), Some(lesson)) = (&self.title, &self.lesson) else {
            return;
        };
        let lesson = report::prose(lesson, "    ", width);
        let (mark, by) = if self.is_at_large() {
            (shape(BAD, "✘"), String::new())
        } else {
            (shape(GOOD, "✔"), self.caught_by(by_all))
        };
        let title = styled(STRONG, title);
        let _ = write!(out, "\n{mark}{title} ({}){by}\n{lesson}\n", self.harm());
    }

    fn caught_by(&self, by_all: bool) -> String {
        // Without a budget it met no more tests once it was caught.
        let others = match self.caught_by.len().saturating_sub(1) {
            0 => String::new(),
            _ if !by_all => String::new(),
            1 => " and 1 other".to_owned(),
            many => format!(" and {many} others"),
        };
        let by = self.caught_by.first();
        let by = by.map_or("the compiler", String::as_str);
        let how = if self.outcome == Some(Outcome::TimedOut) {
            " (it hangs)"
        } else {
            ""
        };
        format!(", caught by {by}{others}{how}")
    }

    /// How much harm it would do, in words and, where there are any, in points.
    fn harm(&self) -> String {
        let severity = self.severity.name();
        self.weight.map_or_else(
            || severity.to_owned(),
            |points| format!("{severity}, {}", in_points(points)),
        )
    }
}

/// A line of a failure. In a flip the other side of a comparison is what the reference gives.
fn of_the_reference(line: &str) -> String {
    const LABEL: &str = "your code";
    let (before, _) = line.split_once(LABEL).unwrap_or(("", ""));
    let before = anstream::adapter::strip_str(before).to_string();
    match before.trim() {
        // In front of a value, or above a difference.
        "" | "+" | "- expected  +" => line.replacen(LABEL, "reference", 1),
        _ => line.to_owned(),
    }
}

/// How many there are of each severity, and which layers see them.
fn by_severity(suspects: &[&Suspect]) -> String {
    let mut counts = BTreeMap::new();
    for suspect in suspects {
        *counts.entry(suspect.severity).or_insert(0) += 1;
    }
    let counts = counts
        .iter()
        .map(|(severity, count): (_, &usize)| format!("{count} {}", severity.name()));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let layers: BTreeSet<_> = suspects.iter().flat_map(|one| &one.layers).collect();
    if layers.is_empty() {
        return counts;
    }
    let layers: Vec<_> = layers.into_iter().map(|layer| layer.name()).collect();
    let and = if terminal::is_plain() { ", " } else { " · " };
    format!("{counts}{and}seen by {}", layers.join(", "))
}

/// The first of some titles, and how many more there are.
fn few(titles: &[&str]) -> String {
    const SHOWN: usize = 3;
    let shown = titles[..titles.len().min(SHOWN)].join("; ");
    match titles.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

fn in_points(points: u32) -> String {
    match points {
        1 => "1 point".to_owned(),
        many => format!("{many} points"),
    }
}

/// A word before a number, in a column of its own.
fn label(word: &str) -> String {
    if terminal::is_plain() {
        return format!("{word}: ");
    }
    format!("{word:<8}")
}

fn question(text: &str, tests: &[String], width: usize, out: &mut String) {
    let text = report::prose(text, "  ", width);
    let _ = writeln!(out, "\n{}{}", shape(BETWEEN, "?"), text.trim_start());
    for test in tests {
        let _ = writeln!(out, "  {test}");
    }
}

fn next_line(text: &str, width: usize, out: &mut String) {
    let text = report::prose(text, "     ", width);
    let next = if terminal::is_plain() {
        "Next:"
    } else {
        "Next"
    };
    let _ = write!(out, "\n{} {}\n", styled(STRONG, next), text.trim_start());
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::a_value("  your code your code", "  reference your code")]
    #[case::a_difference("  - expected  + your code", "  - expected  + reference")]
    #[case::expected("  expected  your code", "  expected  your code")]
    #[case::words("  it is your code", "  it is your code")]
    #[case::another_line("  left", "  left")]
    fn what_the_reference_gives_is_called_so(#[case] line: &str, #[case] says: &str) {
        assert_eq!(of_the_reference(line), says);
    }
}
