//! What `kata flip` tells people.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::course::kata::Kata;
use crate::impostors::score::Risk;
use crate::run::verdict::{Light, Outcome};
use crate::ui::report;
use crate::ui::style::{BAD, BETWEEN, FAINT, GOOD, STRONG, styled};

use super::{Flip, Slow, Suspect};
use crate::course::twin::Freedom;

impl Flip {
    /// All of it.
    pub(super) fn text(&self, kata: &Kata, width: usize) -> String {
        let mine = format!("katas/{}/tests/mine.rs", kata.name);
        let mut out = format!(
            "{} · {}, turned round\n\n",
            styled(STRONG, &kata.name),
            kata.title
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
             Then: cargo kata flip {}",
            self.kata
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
        let next = format!("Mend that in {mine}. Then: cargo kata flip {}", self.kata);
        next_line(&next, width, out);
    }

    fn refuses_right_code(&self, mine: &str, width: usize, out: &mut String) {
        let _ = writeln!(
            out,
            "{}  right code is refused: these tests fail against it",
            report::light(Light::Red)
        );
        for test in self.solution.tests.iter().filter(|test| test.is_red()) {
            let _ = write!(out, "\n{}\n", styled(STRONG, &test.name));
            for line in test.message.as_deref().unwrap_or_default().lines().take(20) {
                let _ = writeln!(out, "  {line}");
            }
            if let Some(place) = &test.place {
                let _ = writeln!(out, "  {}", styled(FAINT, format!("at {place}")));
            }
        }
        if self.solution.not_judged() > 0 {
            let text = format!(
                "{} more were not judged, as one ran into its limit",
                self.solution.not_judged()
            );
            let _ = write!(out, "\n{}\n", styled(FAINT, text));
        }
        let next = format!(
            "The README has the rules, and so have the comments in the code. Mend the tests in {mine}; the impostors wait \
             until the right code is accepted. Then: cargo kata flip {}",
            self.kata
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
            "A test is one #[test]; each case of a table counts too. Nobody has been judged. {which} of those in {mine} \
             would be missed least?"
        );
        let _ = write!(out, "\n{}\n", report::prose(&advice, "", width));
    }

    fn line_up(&self, kata: &Kata, mine: &str, width: usize, out: &mut String) {
        self.accepted(out);
        self.pinning(width, out);
        self.bars(out);
        let (at_large, caught): (Vec<_>, Vec<_>) = self
            .impostors
            .iter()
            .partition(|suspect| suspect.is_at_large());
        if !caught.is_empty() {
            out.push('\n');
        }
        for suspect in caught {
            suspect.tell_caught(self.risk.is_some(), out);
        }
        if !at_large.is_empty() {
            let sum = self.sum_at_large(&at_large);
            let _ = writeln!(out, "\n{} still at large: {sum}", styled(BAD, "✘"));
        }
        for suspect in at_large {
            suspect.tell_at_large(width, out);
        }
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
        let (mark, tests) = match self.solution.tests.len() {
            0 => (styled(BETWEEN, "·"), "you have no tests yet".to_owned()),
            _ if !self.pins.is_empty() => (
                styled(BAD, "✘"),
                "your tests accept the reference, and not every other right version".to_owned(),
            ),
            1 => (
                styled(GOOD, "✔"),
                "your test accepts the right code".to_owned(),
            ),
            many => (
                styled(GOOD, "✔"),
                format!("your {many} tests accept the right code"),
            ),
        };
        let _ = writeln!(out, "{mark} {tests}");
        match self.ignored_tests.len() {
            0 => {}
            1 => out.push_str("  1 is ignored, and was run all the same\n"),
            many => {
                let _ = writeln!(out, "  {many} are ignored, and were run all the same");
            }
        }
        if self.together_only {
            out.push_str(
                "  they pass only in one process, as `cargo test` runs them, and were judged so\n",
            );
        }
        out.push('\n');
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
            let text = format!(
                "it pins {what}, and does not count: it refuses a right version ({}). No rule says this; the rule that \
                 comes nearest is: {}",
                pin.refuses, pin.rule
            );
            let _ = write!(
                out,
                "  {}\n{}\n\n",
                styled(STRONG, &pin.test),
                report::prose(&text, "    ", width)
            );
        }
    }

    fn bars(&self, out: &mut String) {
        let total = self.impostors.len();
        let caught = total - self.at_large.values().sum::<usize>();
        let _ = writeln!(
            out,
            "caught  {} {caught} of {total} impostors",
            report::bar(caught, total)
        );
        if let Some(risk) = self.risk {
            let _ = writeln!(
                out,
                "risk    {} {} of {} points removed; {} are enough",
                report::bar(risk.removed as usize, risk.of as usize),
                risk.removed,
                risk.of,
                risk.pass
            );
            let _ = writeln!(
                out,
                "tests   {} {} of {} spent",
                report::boxes(self.solution.tests.len(), risk.tests_allowed),
                self.solution.tests.len(),
                risk.tests_allowed
            );
        }
    }

    fn sum_at_large(&self, at_large: &[&Suspect]) -> String {
        let counts = self
            .at_large
            .iter()
            .map(|(severity, count)| format!("{count} {}", severity.name()));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let points = at_large.iter().filter_map(|suspect| suspect.weight).sum();
        // Where there are no tests nobody has looked at the modules.
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
                self.impostors.len()
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
            "Here your tests may start your own program, which catches nobody. Write \
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
        let again = format!("cargo kata flip {}", self.kata);
        if !self.pins.is_empty() {
            return format!(
                "Let those tests ask for what the README says and for nothing else. Then: {again}"
            );
        }
        if self.at_large.is_empty() {
            return "Everybody is caught. Would your tests still be easy to read in a year?"
                .to_owned();
        }
        let mut next = match self.risk {
            None => format!(
                "Take a rule from the README, ask who would get it wrong and how, and write that as a test in {mine}. \
                 Then: {again}."
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
        };
        if !self.reveal {
            next += " With --reveal you are told who is at large, and with it the answers.";
        }
        next
    }
}

impl Suspect {
    fn tell_caught(&self, by_all: bool, out: &mut String) {
        let title = self.title.as_deref().unwrap_or_default();
        let how = if self.outcome == Some(Outcome::TimedOut) {
            " (it hangs)"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "  {} {title} ({}){how}",
            styled(GOOD, "✔"),
            self.harm()
        );
        // Where it met no more tests once it was caught, nobody knows of others.
        let others = match self.caught_by.len().saturating_sub(1) {
            0 => String::new(),
            _ if !by_all => String::new(),
            1 => ", and 1 other".to_owned(),
            many => format!(", and {many} others"),
        };
        let by = self
            .caught_by
            .first()
            .map_or("the compiler", String::as_str);
        let _ = writeln!(out, "    {}", styled(FAINT, format!("by {by}{others}")));
    }

    /// Only when it is to be revealed is there anything to tell.
    fn tell_at_large(&self, width: usize, out: &mut String) {
        if let (Some(title), Some(lesson)) = (&self.title, &self.lesson) {
            let lesson = report::prose(lesson, "    ", width);
            let _ = write!(
                out,
                "\n  {} ({})\n{lesson}\n",
                styled(STRONG, title),
                self.harm()
            );
        }
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

fn in_points(points: u32) -> String {
    match points {
        1 => "1 point".to_owned(),
        many => format!("{many} points"),
    }
}

fn question(text: &str, tests: &[String], width: usize, out: &mut String) {
    let text = report::prose(text, "  ", width);
    let _ = writeln!(out, "\n{} {}", styled(BETWEEN, "?"), text.trim_start());
    for test in tests {
        let _ = writeln!(out, "  {test}");
    }
}

fn next_line(text: &str, width: usize, out: &mut String) {
    let text = report::prose(text, "     ", width);
    let _ = write!(out, "\n{} {}\n", styled(STRONG, "Next"), text.trim_start());
}
