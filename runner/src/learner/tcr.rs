//! Test && commit || revert: what the last green was, and what a run makes of it.
//!
//! A kata is red until its last test passes, so *green* is here: the focus has moved on, and nothing before it is red. What
//! a first answer made green further down by luck may turn red again: the next honest answer often does that. A change
//! that leaves the focus where it was, saying what it said, is a refactoring, and is kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::run::verdict::{Light, TestReport, Verdict};

/// The last green.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Green {
    /// Its number in the journal.
    pub entry: usize,
    /// The tests before the one in focus: all of them passed.
    passed: BTreeSet<String>,
    /// What the test in focus said.
    focus: String,
    /// A run with `--tcr` has begun here or before: only then a later one may go back to it.
    pub is_baseline: bool,
}

/// What a run comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// This is the last green now.
    Keep,
    /// Back to the last green.
    Revert,
    /// It does not compile, or the machine was in the way: nothing is done.
    LeaveAlone,
}

impl Green {
    /// A run as the last green.
    pub fn of(verdict: &Verdict, entry: usize) -> Self {
        Self {
            entry,
            passed: verdict.reached().iter().map(TestReport::id).collect(),
            focus: focus_of(verdict),
            is_baseline: false,
        }
    }

    /// Whether no test had passed yet.
    pub fn is_the_beginning(&self) -> bool {
        self.passed.is_empty()
    }

    /// Whether that test passed, and all before it.
    pub fn had(&self, test: &str) -> bool {
        self.passed.contains(test)
    }

    /// What a run comes to where there is nothing to compare it with.
    pub fn begin(verdict: &Verdict) -> Decision {
        match verdict.light {
            Light::Amber | Light::Fault => Decision::LeaveAlone,
            Light::Green | Light::Red | Light::Timeout => Decision::Keep,
        }
    }

    /// What a run after it comes to.
    pub fn decide(&self, verdict: &Verdict) -> Decision {
        if matches!(verdict.light, Light::Amber | Light::Fault) {
            return Decision::LeaveAlone;
        }
        let now = Self::of(verdict, 0);
        let more = now.passed.len() > self.passed.len();
        if self.passed.is_subset(&now.passed) && (more || now.focus == self.focus) {
            Decision::Keep
        } else {
            Decision::Revert
        }
    }
}

fn focus_of(verdict: &Verdict) -> String {
    verdict.focused().map_or_else(String::new, |test| {
        format!(
            "{}: {}",
            test.id(),
            test.message.as_deref().unwrap_or_default()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Layer;
    use crate::run::verdict::Outcome;
    use rstest::rstest;

    /// A verdict on tests that passed (`None`) or said something.
    fn verdict(tests: &[Option<&str>]) -> Verdict {
        let test = |(index, message): (usize, Option<&str>)| {
            let outcome = message.map_or(Outcome::Passed, |_| Outcome::Failed);
            TestReport {
                message: message.map(str::to_owned),
                ..TestReport::example(Layer::Unit, format!("t{index}"), outcome)
            }
        };
        Verdict::of_tests(
            "fruit",
            tests.iter().copied().enumerate().map(test).collect(),
        )
    }

    #[rstest]
    #[case::one_more(&[None, None, None, Some("todo")], Decision::Keep)]
    #[case::a_refactoring(&[None, Some("todo"), None, Some("todo")], Decision::Keep)]
    #[case::tried_and_missed(&[None, Some("left: 3"), None, Some("todo")], Decision::Revert)]
    #[case::luck_that_is_over(&[None, None, Some("left: 3"), Some("todo")], Decision::Keep)]
    #[case::one_broken(&[Some("left: 3"), None, None, None], Decision::Revert)]
    #[case::one_for_another(&[Some("left: 3"), None, None, Some("todo")], Decision::Revert)]
    fn a_run_is_kept_or_not(#[case] now: &[Option<&str>], #[case] decision: Decision) {
        let green = Green::of(&verdict(&[None, Some("todo"), None, Some("todo")]), 1);
        assert_eq!(green.decide(&verdict(now)), decision);
    }

    #[test]
    fn what_does_not_compile_is_left_alone() {
        let amber = Verdict::amber("fruit", "error".to_owned());
        assert_eq!(Green::default().decide(&amber), Decision::LeaveAlone);
    }

    #[test]
    fn at_the_very_beginning_everything_that_runs_is_kept() {
        assert_eq!(Green::begin(&verdict(&[Some("todo")])), Decision::Keep);
        let amber = Verdict::amber("fruit", "error".to_owned());
        assert_eq!(Green::begin(&amber), Decision::LeaveAlone);
    }
}
