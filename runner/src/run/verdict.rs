//! The verdict: what one run of a kata said, test by test, and the light that sums it up.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::course::kata::Layer;
use crate::os::files::Place;

/// A test that takes so long holds up everything after it: tests take milliseconds.
pub const SLOW: Duration = Duration::from_secs(1);

/// What a run comes to, in one word. Lights differ by word and shape, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Light {
    /// Every test passed.
    Green,
    /// The code ran, and the focus failed.
    Red,
    /// The code did not compile.
    Amber,
    /// The focus did not end in time.
    Timeout,
    /// The machine's trouble, never blamed on the learner.
    Fault,
}

impl Light {
    /// The light's name, as `--json` has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Timeout => "timeout",
            Self::Fault => "fault",
        }
    }

    /// The light of that name.
    pub fn named(name: &str) -> Option<Self> {
        [
            Self::Green,
            Self::Red,
            Self::Amber,
            Self::Timeout,
            Self::Fault,
        ]
        .into_iter()
        .find(|light| light.name() == name)
    }
}

/// How one test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The process ended with 0 and the harness said that exactly this test passed.
    Passed,
    /// The test failed, or its process ended in good order but too early.
    Failed,
    /// The process was ended by a signal: a stack overflow, an abort.
    Crashed,
    /// The process did not end within the kata's limit.
    TimedOut,
    /// The test is on the roster but never reported.
    Missing,
    /// Another test had run into its limit, so this one had less time than the kata gives, and was still running then.
    /// It may be right or wrong.
    NotJudged,
}

/// What one test said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TestReport {
    /// The layer it belongs to.
    pub layer: Layer,
    /// Its name within the layer, as the harness lists it.
    pub name: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long its process took, in milliseconds.
    pub millis: f64,
    /// Why it is not green: the panic's message, or the runner's own words. `None` for a test that passed.
    pub message: Option<String>,
    /// Where the panic happened.
    #[serde(skip)]
    pub place: Option<Place>,
    /// What the test and the code under it printed (capped), without the panic's message. `None` for a test that passed
    /// or printed nothing.
    pub printed: Option<String>,
    /// All that the process printed (capped).
    #[serde(skip)]
    pub output: String,
}

#[cfg(test)]
impl TestReport {
    /// A test that ended so after a moment, and of which there is nothing else to tell.
    pub fn example(layer: Layer, name: impl Into<String>, outcome: Outcome) -> Self {
        Self {
            layer,
            name: name.into(),
            outcome,
            millis: 1.0,
            message: None,
            place: None,
            printed: None,
            output: String::new(),
        }
    }
}

impl TestReport {
    /// A test of which nothing is known yet.
    pub fn not_judged(layer: Layer, name: &str) -> Self {
        Self {
            layer,
            name: name.to_owned(),
            outcome: Outcome::NotJudged,
            millis: 0.0,
            message: None,
            place: None,
            printed: None,
            output: String::new(),
        }
    }

    /// How long it took.
    pub fn took(&self) -> Duration {
        Duration::from_secs_f64(self.millis / 1000.0)
    }

    /// `unit::module::test`: the test's name with its layer in front.
    pub fn id(&self) -> String {
        format!("{}::{}", self.layer, self.name)
    }

    /// Whether it is known not to be green.
    pub fn is_red(&self) -> bool {
        !matches!(self.outcome, Outcome::Passed | Outcome::NotJudged)
    }
}

/// What one run of a kata said. Serialises to the document that `--json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The kata's name.
    pub kata: String,
    /// The sum of it.
    pub light: Light,
    /// The first test of the roster that is not green.
    pub focus: Option<String>,
    /// All tests that were run, in roster order.
    pub tests: Vec<TestReport>,
    /// What the compiler said first, or what is wrong with the machine.
    pub diagnostic: Option<String>,
    /// What is not as the kata ships: its suites, or code that is not the kata's. With any of it the light is not green.
    /// `None`, where it is not known how the kata ships.
    pub altered: Option<Vec<String>>,
}

impl Verdict {
    /// The verdict on tests that ran, in roster order. A test that was not judged is in focus only if no other can be: it
    /// is not known to be wrong.
    pub fn of_tests(kata: &str, tests: Vec<TestReport>) -> Self {
        let focus = in_focus(&tests);
        Self {
            kata: kata.to_owned(),
            light: match focus.map(|test| test.outcome) {
                None => Light::Green,
                Some(Outcome::TimedOut | Outcome::NotJudged) => Light::Timeout,
                Some(_) => Light::Red,
            },
            focus: focus.map(TestReport::id),
            tests,
            diagnostic: None,
            altered: None,
        }
    }

    /// The verdict on code that did not compile.
    pub fn amber(kata: &str, diagnostic: String) -> Self {
        Self::without_tests(kata, Light::Amber, diagnostic)
    }

    /// The verdict where the machine was in the way.
    pub fn fault(kata: &str, diagnostic: String) -> Self {
        Self::without_tests(kata, Light::Fault, diagnostic)
    }

    fn without_tests(kata: &str, light: Light, diagnostic: String) -> Self {
        Self {
            kata: kata.to_owned(),
            light,
            focus: None,
            tests: Vec::new(),
            diagnostic: Some(diagnostic),
            altered: None,
        }
    }

    /// The same verdict on a kata of which this is not as it ships. Then passing every test is not enough.
    #[must_use]
    pub fn with_altered(mut self, altered: Option<Vec<String>>) -> Self {
        if self.light == Light::Green && altered.as_ref().is_some_and(|it| !it.is_empty()) {
            self.light = Light::Red;
        }
        self.altered = altered;
        self
    }

    /// The names of the tests that are red: those that failed, and those that took too long.
    pub fn failed_and_slow(&self) -> (Vec<String>, Vec<String>) {
        let red = self.tests.iter().filter(|test| test.is_red());
        let (slow, failed): (Vec<_>, Vec<_>) =
            red.partition(|test| test.outcome == Outcome::TimedOut);
        let names = |tests: Vec<&TestReport>| tests.iter().map(|test| test.name.clone()).collect();
        (names(failed), names(slow))
    }

    /// What is not as the kata ships, where that is known.
    pub fn altered(&self) -> &[String] {
        self.altered.as_deref().unwrap_or_default()
    }

    /// The report of the test in focus.
    pub fn focused(&self) -> Option<&TestReport> {
        in_focus(&self.tests)
    }

    /// The tests that took so long that a person waits for them, the slowest first.
    pub fn slow(&self) -> Vec<&TestReport> {
        let tests = self.tests.iter();
        let mut slow: Vec<_> = tests.filter(|test| test.took() >= SLOW).collect();
        slow.sort_by(|a, b| b.millis.total_cmp(&a.millis));
        slow
    }

    /// How many tests were not judged.
    pub fn not_judged(&self) -> usize {
        let tests = self.tests.iter();
        tests
            .filter(|test| test.outcome == Outcome::NotJudged)
            .count()
    }

    /// The tests before the first that did not pass: how far one has come.
    pub fn reached(&self) -> &[TestReport] {
        let passed = |test: &&TestReport| test.outcome == Outcome::Passed;
        &self.tests[..self.tests.iter().take_while(passed).count()]
    }

    /// How many tests passed.
    pub fn passed(&self) -> usize {
        passed(&self.tests)
    }
}

/// How many of these tests passed.
pub fn passed<'t>(tests: impl IntoIterator<Item = &'t TestReport>) -> usize {
    let tests = tests.into_iter();
    tests.filter(|test| test.outcome == Outcome::Passed).count()
}

fn in_focus(tests: &[TestReport]) -> Option<&TestReport> {
    let judged = tests.iter().find(|test| test.is_red());
    judged.or_else(|| tests.iter().find(|test| test.outcome != Outcome::Passed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn report(name: &str, outcome: Outcome) -> TestReport {
        TestReport {
            millis: 1.5,
            message: (outcome != Outcome::Passed).then(|| "not yet implemented".to_owned()),
            ..TestReport::example(Layer::Unit, name, outcome)
        }
    }

    #[rstest]
    #[case::all_passed(&[Outcome::Passed, Outcome::Passed], Light::Green)]
    #[case::one_failed(&[Outcome::Passed, Outcome::Failed], Light::Red)]
    #[case::one_crashed(&[Outcome::Crashed, Outcome::Passed], Light::Red)]
    #[case::one_missing(&[Outcome::Passed, Outcome::Missing], Light::Red)]
    #[case::the_focus_timed_out(&[Outcome::TimedOut, Outcome::Failed], Light::Timeout)]
    #[case::a_later_test_timed_out(&[Outcome::Failed, Outcome::TimedOut], Light::Red)]
    #[case::one_was_not_judged(&[Outcome::Passed, Outcome::NotJudged], Light::Timeout)]
    #[case::one_before_the_focus_was_not_judged(&[Outcome::NotJudged, Outcome::Failed], Light::Red)]
    fn the_light_is_that_of_the_focus(#[case] outcomes: &[Outcome], #[case] light: Light) {
        let tests = outcomes
            .iter()
            .map(|outcome| report("t", *outcome))
            .collect();
        assert_eq!(Verdict::of_tests("jwt", tests).light, light);
    }

    #[test]
    fn the_focus_is_the_first_test_that_is_not_green() {
        let tests = vec![
            report("a", Outcome::Passed),
            report("b", Outcome::Failed),
            report("c", Outcome::Failed),
        ];
        assert_eq!(
            Verdict::of_tests("jwt", tests).focus.as_deref(),
            Some("unit::b")
        );
    }

    #[test]
    fn a_test_that_was_not_judged_is_not_in_focus_beside_one_that_is_red() {
        let tests = vec![
            report("a", Outcome::Passed),
            report("b", Outcome::NotJudged),
            report("c", Outcome::TimedOut),
        ];
        let verdict = Verdict::of_tests("jwt", tests);
        assert_eq!(verdict.focus.as_deref(), Some("unit::c"));
        assert_eq!(verdict.focused().map(TestReport::id), verdict.focus);
        assert_eq!((verdict.passed(), verdict.not_judged()), (1, 1));
    }

    #[test]
    fn slow_tests_are_known_the_slowest_first() {
        let took = |name, millis| TestReport {
            millis,
            ..report(name, Outcome::Passed)
        };
        let tests = vec![took("a", 1000.0), took("b", 999.9), took("c", 9800.0)];
        let verdict = Verdict::of_tests("jwt", tests);
        let slow: Vec<_> = verdict.slow().iter().map(|test| test.id()).collect();
        assert_eq!(slow, ["unit::c", "unit::a"]);
    }

    #[test]
    fn the_json_document_has_the_promised_shape() {
        let verdict = Verdict::of_tests("jwt", vec![report("segment::encodes", Outcome::Failed)]);
        insta::assert_snapshot!(serde_json::to_string(&verdict).unwrap());
    }

    #[test]
    fn every_light_is_found_by_its_name() {
        for light in [
            Light::Green,
            Light::Red,
            Light::Amber,
            Light::Timeout,
            Light::Fault,
        ] {
            assert_eq!(Light::named(light.name()), Some(light));
        }
    }
}
