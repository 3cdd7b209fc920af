//! The circle of test-driven development, as a learner walks it with tests of their own: where they are, and what there is
//! to say about their last step.
//!
//! Nothing here runs or reads anything: what is remembered and the facts of one run come in, and what has to be remembered and
//! said comes out. Each thing is said once.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What comes next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// A test that fails on the learner's own code.
    #[default]
    Red,
    /// The least code that turns it green.
    Green,
    /// Better code or better tests, while all are green.
    Refactor,
}

/// Right code that a test refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Refused {
    /// The reference: the test asks for something wrong.
    Reference,
    /// Another right version: the test asks for something that no rule says.
    Twin,
}

/// Why a test is no good: right code that it refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Whose code it is.
    pub by: Refused,
    /// The case of a table that refuses it, as the test harness names it; `None` where the test is no table.
    #[serde(default)]
    pub case: Option<String>,
    /// What that code does otherwise. Empty for the reference.
    #[serde(default)]
    pub what: String,
    /// The rule of the README that comes nearest, where one is known.
    #[serde(default)]
    pub rule: Option<String>,
    /// What the README leaves open there, in its own words, where a right version uses that.
    #[serde(default)]
    pub left_open: Option<String>,
    /// It took longer than so many seconds there: the test is slow, and need not ask for something wrong.
    #[serde(default)]
    pub longer_than: Option<u64>,
}

/// Why right code could not judge the tests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unjudged {
    /// A fingerprint of these tests.
    pub tests: String,
    /// Why, for people.
    pub why: String,
}

/// What is remembered of a kata that a learner does with tests of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Solo {
    /// Where they are in the circle.
    pub circle: Circle,
    /// What solo is was said.
    pub introduced: bool,
    /// The tests that right code has judged, each with a fingerprint of what its verdict depends on.
    pub verdicts: BTreeMap<String, String>,
    /// Why it could not judge the tests, the last time that it was asked.
    pub unjudged: Option<Unjudged>,
    /// Those of them that refuse right code.
    pub refused: BTreeMap<String, Refusal>,
    /// How many of the rules that a part's impostors break the tests held at its last end, and of how many. By its number.
    pub held: BTreeMap<usize, (usize, usize)>,
    /// The parts that are finished, by their numbers.
    pub finished: BTreeSet<usize>,
    /// The tests of which an end of a part has said that they were never red.
    pub never_red_named: BTreeSet<String>,
}

/// One test function of the learner's, as a run has found it. A table is one test: it is red while one of its cases is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Its path in `tests/mine.rs`.
    pub name: String,
    /// A fingerprint of its text without its name.
    pub text: String,
    /// Whether it is red on the learner's own code; `None` where that is not known.
    pub red: Option<bool>,
    /// What it refuses of right code, as far as that is known.
    pub refused: Option<Refused>,
}

/// What a run has found. The code and the tests compiled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// A fingerprint of `src/`.
    pub src: String,
    /// A fingerprint of `tests/mine.rs`.
    pub mine: String,
    /// The tests, in the order of their source.
    pub tests: Vec<Test>,
}

/// Something to say about a step. Tests are named by their paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// These tests existed and were green before the first run of the circle.
    AlreadyThere(Vec<String>),
    /// These tests are new, and green.
    GreenOnArrival(Vec<String>),
    /// These tests are new, and green, and the code has changed in the same step.
    GreenWithCode(Vec<String>),
    /// A circle has closed, and these tests have never been red.
    NeverRed(Vec<String>),
    /// These tests had never been red, and the learner has broken the code to see it: they can fail.
    SeenRed(Vec<String>),
    /// These tests are gone.
    Disappeared(Vec<String>),
    /// These tests are red at once, and were not green before.
    ManyRed(Vec<String>),
    /// These tests were green, have not changed, and are red.
    RedAgain(Vec<String>),
    /// Code and tests have changed, all being green before and after.
    BothChanged,
}

/// What is known of one test.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Known {
    text: String,
    red: bool,
    /// It has been red once, and right code did not turn it red.
    was_red: bool,
    /// It is red because the code has changed, and was green before.
    broken: bool,
    /// That it was never red is said.
    never_red_told: bool,
}

/// What is remembered of the circle between runs. The default is that it has not begun.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circle {
    /// What comes next.
    pub stage: Stage,
    /// There was a run.
    begun: bool,
    /// That several tests are red at once was said, and is still so.
    many_red: bool,
    src: String,
    mine: String,
    tests: BTreeMap<String, Known>,
    /// The tests that are gone. One that comes back as it was is not new.
    left: BTreeMap<String, Known>,
}

impl Circle {
    /// Whether there was a run.
    pub fn has_begun(&self) -> bool {
        self.begun
    }

    /// The tests that are green.
    pub fn green(&self) -> BTreeSet<String> {
        let tests = self.tests.iter();
        let green = tests.filter(|(_, known)| !known.red);
        green.map(|(name, _)| name.clone()).collect()
    }

    /// The tests that have never been red.
    pub fn never_red(&self) -> Vec<String> {
        let tests = self.tests.iter();
        let never = tests.filter(|(_, known)| !known.was_red);
        never.map(|(name, _)| name.clone()).collect()
    }

    /// The circle after a run that found this, and what there is to say about it.
    #[must_use]
    pub fn after(&self, facts: &Facts) -> (Self, Vec<Remark>) {
        let mut next = Self {
            stage: self.stage,
            begun: true,
            many_red: self.many_red,
            src: facts.src.clone(),
            mine: facts.mine.clone(),
            tests: BTreeMap::new(),
            left: self.left.clone(),
        };
        let mut remarks = Vec::new();
        let gone = self.gone(facts);
        let mut renamed = BTreeSet::new();
        let (mut green_arrivals, mut red, mut again) = (Vec::new(), Vec::new(), Vec::new());
        let mut proven = Vec::new();
        let (mut some_arrived, mut some_green_arrived) = (false, false);
        for test in &facts.tests {
            let before = self.tests.get(&test.name).or_else(|| {
                let (name, known) = gone
                    .iter()
                    .find(|(name, known)| known.text == test.text && !renamed.contains(*name))?;
                renamed.insert(*name);
                Some(*known)
            });
            let left = next.left.remove(&test.name);
            let left = left.filter(|left| left.text == test.text);
            let before = before.or(left.as_ref());
            let mut known = before.cloned().unwrap_or_default();
            let same_text = before.is_some_and(|before| before.text == test.text);
            known.text.clone_from(&test.text);
            known.red = test.red.unwrap_or(known.red);
            let refused = test.refused == Some(Refused::Reference);
            let is_right_red = known.red && !refused;
            some_arrived |= before.is_none();
            if before.is_none() && !known.red && !refused {
                some_green_arrived = true;
                // What a twin says to it is more important.
                if test.refused.is_none() {
                    green_arrivals.push(test.name.clone());
                }
            }
            let was_green = before.is_some_and(|before| !before.red);
            if is_right_red && same_text && was_green && facts.src != self.src {
                known.broken = true;
                if !known.was_red {
                    proven.push(test.name.clone());
                }
                again.push(test.name.clone());
            } else {
                known.broken &= is_right_red && same_text;
            }
            if is_right_red && !known.broken {
                red.push(test.name.clone());
            }
            known.was_red |= is_right_red;
            next.tests.insert(test.name.clone(), known);
        }
        let disappeared = gone.keys().filter(|name| !renamed.contains(*name));
        let disappeared: Vec<_> = disappeared.map(|name| (*name).clone()).collect();
        let leaving = disappeared.iter().map(|name| (name, &self.tests[name]));
        next.left
            .extend(leaving.map(|(name, known)| (name.clone(), known.clone())));
        let mut wrong = facts.tests.iter();
        let some_wrong = wrong.any(|test| test.refused == Some(Refused::Reference));
        next.stage = self.stage_after(&next, &red, some_green_arrived, some_wrong);
        if !some_arrived && disappeared.is_empty() && self.both_changed(&next) {
            remarks.push(Remark::BothChanged);
        }
        // Who breaks the code to see a test fail wants to see red.
        if !proven.is_empty() {
            remarks.push(Remark::SeenRed(proven));
        } else if !again.is_empty() {
            remarks.push(Remark::RedAgain(again));
        }
        if red.len() < 2 {
            next.many_red = false;
        } else if !std::mem::replace(&mut next.many_red, true) {
            remarks.push(Remark::ManyRed(red));
        }
        if !disappeared.is_empty() {
            remarks.push(Remark::Disappeared(disappeared));
        }
        if self.stage == Stage::Green && next.stage == Stage::Refactor {
            let never: Vec<_> = next.newly_never_red(&green_arrivals);
            if !never.is_empty() {
                remarks.push(Remark::NeverRed(never));
            }
        }
        if !green_arrivals.is_empty() {
            for name in &green_arrivals {
                if let Some(known) = next.tests.get_mut(name) {
                    known.never_red_told = true;
                }
            }
            remarks.push(self.arrived_green(&next, green_arrivals));
        }
        (next, remarks)
    }

    /// What there is to say about new tests that are green.
    fn arrived_green(&self, next: &Self, tests: Vec<String>) -> Remark {
        match self.begun {
            true if next.src != self.src => Remark::GreenWithCode(tests),
            true => Remark::GreenOnArrival(tests),
            false => Remark::AlreadyThere(tests),
        }
    }

    /// Whether code and tests have changed, and all tests were green before and after. There were some.
    fn both_changed(&self, next: &Self) -> bool {
        let is_green = |circle: &Self| circle.tests.values().all(|known| !known.red);
        let both = next.src != self.src && next.mine != self.mine;
        self.begun && !self.tests.is_empty() && both && is_green(self) && is_green(next)
    }

    /// The known tests that the run did not find.
    fn gone(&self, facts: &Facts) -> BTreeMap<&String, &Known> {
        let is_there = |name: &String| facts.tests.iter().any(|test| test.name == *name);
        let tests = self.tests.iter();
        tests.filter(|(name, _)| !is_there(name)).collect()
    }

    fn stage_after(
        &self,
        next: &Self,
        red: &[String],
        some_are_green_on_arrival: bool,
        some_are_wrong: bool,
    ) -> Stage {
        let any_red = next.tests.values().any(|known| known.red);
        let any_broken = next.tests.values().any(|known| known.broken);
        match self.stage {
            _ if !red.is_empty() || any_broken => Stage::Green,
            // A test asks for something wrong, whether the code does it or not, or nothing asks for anything.
            _ if any_red || some_are_wrong || next.tests.is_empty() => Stage::Red,
            Stage::Green => Stage::Refactor,
            Stage::Refactor if !some_are_green_on_arrival => Stage::Refactor,
            Stage::Red | Stage::Refactor => Stage::Red,
        }
    }

    /// The tests that have never been red, of which that was not said yet; those that came just now have their own words.
    fn newly_never_red(&mut self, arrived: &[String]) -> Vec<String> {
        let tests = self.tests.iter_mut();
        let never = tests.filter(|(name, known)| !known.was_red && !arrived.contains(name));
        let news = never.filter_map(|(name, known)| {
            let is_news = !std::mem::replace(&mut known.never_red_told, true);
            is_news.then(|| name.clone())
        });
        news.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A test of that name. Its text is its name, unless the name has `=TEXT` behind it. `!` is red on the learner's
    /// code, `?` is not known, `#` is refused by the reference and `%` by a twin.
    fn test(said: &str) -> Test {
        let name = said.trim_end_matches(['!', '?', '#', '%']);
        let marks = &said[name.len()..];
        let (name, text) = name.split_once('=').unwrap_or((name, name));
        Test {
            name: name.to_owned(),
            text: text.to_owned(),
            red: (!marks.contains('?')).then(|| marks.contains('!')),
            refused: match () {
                () if marks.contains('#') => Some(Refused::Reference),
                () if marks.contains('%') => Some(Refused::Twin),
                () => None,
            },
        }
    }

    /// A run, such as `2: a b!`: the version of `src/`, and the tests.
    fn facts(run: &str) -> Facts {
        let (src, tests) = run.split_once(':').expect("a run");
        Facts {
            src: src.trim().to_owned(),
            mine: tests.replace(['!', '?', '#', '%'], ""),
            tests: tests.split_whitespace().map(test).collect(),
        }
    }

    /// The circle after these runs, which `|` parts, and what the last of them had to say.
    fn after(runs: &str) -> (Circle, Vec<Remark>) {
        let mut circle = Circle::default();
        let mut remarks = Vec::new();
        for run in runs.split('|') {
            (circle, remarks) = circle.after(&facts(run));
        }
        (circle, remarks)
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[rstest]
    #[case::nothing("1:", Stage::Red)]
    #[case::a_red_test("1: a!", Stage::Green)]
    #[case::it_is_green("1: a! | 2: a", Stage::Refactor)]
    #[case::the_code_is_tidied("1: a! | 2: a | 3: a", Stage::Refactor)]
    #[case::the_next_test("1: a! | 2: a | 2: a b!", Stage::Green)]
    #[case::the_next_is_green_at_once("1: a! | 2: a | 2: a b", Stage::Red)]
    #[case::green_from_the_start("1: a", Stage::Red)]
    #[case::still_green("1: a | 2: a", Stage::Red)]
    #[case::tidying_broke_it("1: a! | 2: a | 3: a!", Stage::Green)]
    #[case::one_of_two_is_green("1: a! b! | 2: a b!", Stage::Green)]
    #[case::the_only_red_one_is_wrong("1: a!#", Stage::Red)]
    #[case::a_wrong_one_beside_a_red_one("1: a!# b!", Stage::Green)]
    #[case::a_wrong_one_that_the_code_passes("1: a! | 2: a | 2: a b#", Stage::Red)]
    #[case::a_wrong_one_when_the_last_turns_green("1: a! b# | 2: a b#", Stage::Red)]
    #[case::one_that_pins_is_red("1: a!%", Stage::Green)]
    #[case::all_tests_are_gone("1: a! | 1:", Stage::Red)]
    #[case::nothing_is_known_of_it("1: a! | 2: a?", Stage::Green)]
    fn the_stage_follows_from_what_is_red(#[case] runs: &str, #[case] stage: Stage) {
        assert_eq!(after(runs).0.stage, stage);
    }

    #[rstest]
    #[case::the_usual_circle("1: a! | 2: a | 3: a | 3: a b!")]
    #[case::a_test_gets_another_name("1: a=x! | 2: a=x | 2: b=x")]
    #[case::a_new_case_of_a_table("1: a=one! | 2: a=one | 2: a=two!")]
    #[case::only_the_tests_change_shape("1: a! | 2: a | 2: a=shorter")]
    #[case::a_wrong_test_is_put_right("1: a!# | 1: a=right!")]
    #[case::nothing_has_changed("1: a! | 1: a!")]
    fn a_good_step_has_no_remark(#[case] runs: &str) {
        assert_eq!(after(runs).1, []);
    }

    #[test]
    fn what_was_there_before_the_first_run_and_is_green_is_said_once() {
        let (circle, remarks) = after("1: a b!");
        assert_eq!(remarks, [Remark::AlreadyThere(names(&["a"]))]);
        let (circle, remarks) = circle.after(&facts("2: a b"));
        assert_eq!((circle.stage, remarks), (Stage::Refactor, vec![]));
        assert_eq!(circle.never_red(), names(&["a"]));
    }

    #[test]
    fn a_test_that_is_green_on_arrival_is_said_then_and_never_again() {
        let runs = "1: a! | 2: a | 2: a b";
        let (circle, remarks) = after(runs);
        assert_eq!(remarks, [Remark::GreenOnArrival(names(&["b"]))]);
        let (circle, remarks) = circle.after(&facts("2: a b c!"));
        assert_eq!(remarks, []);
        let (circle, remarks) = circle.after(&facts("3: a b c"));
        assert_eq!(remarks, [], "once is enough");
        let (circle, _) = circle.after(&facts("3: a b c d!"));
        let (_, remarks) = circle.after(&facts("4: a b c d"));
        assert_eq!(remarks, [], "once is enough");
        assert_eq!(after(runs).0.never_red(), names(&["b"]));
    }

    /// As after `git checkout` and `cargo kata back`.
    #[test]
    fn a_test_that_comes_back_as_it_was_is_not_new() {
        let (circle, remarks) = after("1: a! b! | 2: a b | 2: | 2: a b");
        assert_eq!(remarks, []);
        assert_eq!(circle.never_red(), names(&[]));
        let (_, remarks) = after("1: a! | 2: a | 2: | 2: a=another");
        assert_eq!(remarks, [Remark::GreenOnArrival(names(&["a"]))]);
        let (_, remarks) = after("1: a | 1: | 1: a");
        assert_eq!(remarks, [], "once is enough");
    }

    #[test]
    fn a_test_that_comes_with_its_code_was_not_seen_red() {
        let (circle, remarks) = after("1: a! | 2: a | 3: a b");
        assert_eq!(remarks, [Remark::GreenWithCode(names(&["b"]))]);
        assert_eq!(circle.stage, Stage::Red);
    }

    /// Its red was that of something wrong.
    #[test]
    fn a_test_without_a_red_of_its_own_is_said_once_when_a_circle_closes() {
        let (circle, remarks) = after("1: a!# | 1: a=right b! | 2: a=right b");
        assert_eq!(remarks, [Remark::NeverRed(names(&["a"]))]);
        let (circle, _) = circle.after(&facts("2: a=right b c!"));
        assert_eq!(circle.after(&facts("3: a=right b c")).1, []);
    }

    /// Who breaks the code on purpose sees that the test can fail.
    #[test]
    fn a_test_that_was_seen_red_later_is_not_never_red() {
        let (circle, remarks) = after("1: a! | 2: a b | 3: a! b!");
        assert_eq!(remarks, [Remark::SeenRed(names(&["b"]))]);
        let (circle, remarks) = circle.after(&facts("2: a b"));
        assert_eq!((circle.never_red(), remarks), (vec![], vec![]));
        let green = ["a", "b"].map(str::to_owned);
        assert_eq!(circle.green(), BTreeSet::from(green));
        let (_, remarks) = circle.after(&facts("3: a! b!"));
        assert_eq!(remarks, [Remark::RedAgain(names(&["a", "b"]))]);
    }

    /// The red of a test that asks for something wrong is not the red that is wanted.
    #[test]
    fn a_wrong_test_that_turns_green_has_never_been_red() {
        let (circle, _) = after("1: a!# | 2: a#");
        assert_eq!(circle.never_red(), names(&["a"]));
    }

    #[test]
    fn a_test_that_disappeared_is_said_once() {
        let (circle, remarks) = after("1: a! b! | 2: a");
        assert_eq!(remarks, [Remark::Disappeared(names(&["b"]))]);
        assert_eq!(circle.after(&facts("2: a")).1, []);
    }

    #[test]
    fn more_than_one_red_test_is_said_once_until_it_is_one_again() {
        let (circle, remarks) = after("1: a! b!");
        assert_eq!(remarks, [Remark::ManyRed(names(&["a", "b"]))]);
        let (circle, remarks) = circle.after(&facts("1: a! b! c!"));
        assert_eq!(remarks, []);
        let (circle, remarks) = circle.after(&facts("2: a b! c"));
        assert_eq!(remarks, []);
        let (_, remarks) = circle.after(&facts("2: a b! c d!"));
        assert_eq!(remarks, [Remark::ManyRed(names(&["b", "d"]))]);
    }

    /// Several that the same change of the code broke are no step too large.
    #[test]
    fn what_the_code_broke_is_red_again_and_not_many() {
        let runs = "1: a! b! | 2: a b | 3: a! b!";
        let (circle, remarks) = after(runs);
        assert_eq!(remarks, [Remark::RedAgain(names(&["a", "b"]))]);
        assert_eq!(
            circle.after(&facts("4: a! b!")).1,
            [],
            "once, but for that many are red now"
        );
    }

    #[rstest]
    #[case::both(2, "a=other", true)]
    #[case::the_code(2, "a", false)]
    #[case::the_tests(1, "a=other", false)]
    fn code_and_tests_that_change_at_once_while_all_is_green_are_said(
        #[case] src: u32,
        #[case] test: &str,
        #[case] is_said: bool,
    ) {
        let (circle, _) = after("0: a! | 1: a");
        let (_, remarks) = circle.after(&facts(&format!("{src}: {test}")));
        assert_eq!(
            remarks.contains(&Remark::BothChanged),
            is_said,
            "{remarks:?}"
        );
    }

    #[test]
    fn what_is_remembered_survives_being_written() {
        let (circle, _) = after("1: a! b# | 2: a b%");
        let text = serde_json::to_string(&circle).unwrap();
        assert_eq!(serde_json::from_str::<Circle>(&text).unwrap(), circle);
        assert_eq!(
            serde_json::from_str::<Circle>("{}").unwrap(),
            Circle::default()
        );
    }
}
