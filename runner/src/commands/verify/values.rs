//! Gate 6, what a learner sees fail: each part soon has a test that fails for a wrong value, and not for a `todo!()`.
//!
//! A test that is red by a `todo!()` shows that it calls the code. Only one that is red by a wrong value shows that it
//! asserts something.

use std::collections::BTreeMap;

use crate::course::kata::Kata;
use crate::course::roster::covers;
use crate::replay::scene::{Failure, Moment, Told};

use super::finding::Finding;
use super::starter::TODO;

/// Among so many reds at the start of a part is one by a wrong value.
const FIRST: usize = 2;

/// The reds of one part, in order.
struct Reds {
    /// The line of the step with the first of them, from 1.
    line: usize,
    /// For each, whether it is by a wrong value.
    by_value: Vec<bool>,
}

/// Names the parts whose first reds are all by a `todo!()`. A part without a red is not meant: its tests guard what is
/// there already.
pub fn check(kata: &Kata, steps: &[Told], place: &str) -> Vec<Finding> {
    let late = reds(kata, steps).into_iter().filter(|(_, reds)| {
        let first = reds.by_value.iter().take(FIRST);
        !first.copied().any(|by_value| by_value)
    });
    late.map(|(number, reds)| {
        let part = number.checked_sub(1).and_then(|at| kata.parts.get(at));
        let title = part.map_or_else(String::new, |part| format!(" `{}`", part.title));
        let what = format!(
            "part {number}{title} has no red by a wrong value among its first {FIRST}: each of them fails at a `todo!()`"
        );
        let advice = "answer the first test with less, and let the second one fail for a wrong value; or show the tests in another order";
        Finding::new(what, format!("{place}:{}", reds.line), advice)
    })
    .collect()
}

/// The reds of a walk-through, by the number of their part. Tests that are red together are one red of each of their parts.
fn reds(kata: &Kata, steps: &[Told]) -> BTreeMap<usize, Reds> {
    let mut parts: BTreeMap<usize, Reds> = BTreeMap::new();
    for step in steps {
        for scene in &step.scenes {
            let Moment::Red(failures) = &scene.moment else {
                continue;
            };
            let mut here: BTreeMap<usize, bool> = BTreeMap::new();
            for failure in failures {
                let part = part_of(kata, &failure.test.name).unwrap_or(1);
                *here.entry(part).or_default() |= is_by_value(failure);
            }
            for (part, by_value) in here {
                let line = step.line;
                let reds = parts.entry(part).or_insert_with(|| Reds {
                    line,
                    by_value: Vec::new(),
                });
                reds.by_value.push(by_value);
            }
        }
    }
    parts
}

/// The number of the part that names a test, from 1. A kata whose manifest has no parts is one.
fn part_of(kata: &Kata, test: &str) -> Option<usize> {
    let has = |tests: &[String]| tests.iter().any(|name| covers(name, test));
    let at = kata.parts.iter().position(|part| has(&part.tests))?;
    Some(at + 1)
}

fn is_by_value(failure: &Failure) -> bool {
    !failure.message.contains(TODO)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rstest::rstest;

    use super::*;
    use crate::course::kata::Part;

    /// What a test says that meets a `todo!()`.
    const AT_A_TODO: &str = "not yet implemented";
    const BY_A_VALUE: &str = "assertion `left == right` failed\n  left: 1\n right: 2";

    fn red(failures: &[(&str, &str)]) -> Moment {
        let failures = failures.iter();
        let failures = failures.map(|(name, message)| Failure::example(name, message));
        Moment::Red(failures.collect())
    }

    fn kata() -> Kata {
        let part = |title, tests| Part::example(title, &[tests]);
        Kata {
            parts: vec![part("Names", "unit::names"), part("Ages", "unit::ages")],
            ..Kata::example(Path::new("/w/katas/fruit"))
        }
    }

    fn said(kata: &Kata, steps: &[Told]) -> Vec<(String, String)> {
        let findings = check(kata, steps, "demo.md").into_iter();
        findings
            .map(|finding| (finding.what, finding.place))
            .collect()
    }

    fn late(part: &str) -> String {
        format!(
            "{part} has no red by a wrong value among its first 2: each of them fails at a `todo!()`"
        )
    }

    #[rstest]
    #[case::the_first(&[BY_A_VALUE], true)]
    #[case::the_second(&[AT_A_TODO, BY_A_VALUE], true)]
    #[case::the_third(&[AT_A_TODO, AT_A_TODO, BY_A_VALUE], false)]
    #[case::only_one_at_a_todo(&[AT_A_TODO], false)]
    #[case::the_words_of_a_law(&["Test failed: not yet implemented.\nminimal failing input: n = 0"], false)]
    fn one_of_the_first_two_reds_of_a_part_is_by_a_wrong_value(
        #[case] messages: &[&str],
        #[case] good: bool,
    ) {
        let reds = messages
            .iter()
            .map(|message| red(&[("unit::names::a", message)]));
        let steps = [Told::example(7, reds.collect())];
        let expected = (!good).then(|| (late("part 1 `Names`"), "demo.md:7".to_owned()));
        assert_eq!(said(&kata(), &steps), Vec::from_iter(expected));
    }

    #[test]
    fn each_part_counts_its_own_reds() {
        let steps = [
            Told::example(3, vec![red(&[("unit::names::a", AT_A_TODO)])]),
            Told::example(5, vec![red(&[("unit::ages::a", AT_A_TODO)])]),
            Told::example(7, vec![red(&[("unit::names::b", BY_A_VALUE)])]),
            Told::example(9, vec![red(&[("unit::ages::b", AT_A_TODO)])]),
        ];
        let expected = [(late("part 2 `Ages`"), "demo.md:5".to_owned())];
        assert_eq!(said(&kata(), &steps), expected);
    }

    #[test]
    fn tests_that_are_red_together_are_one_red() {
        let together = red(&[
            ("unit::names::a", AT_A_TODO),
            ("unit::names::b", AT_A_TODO),
            ("unit::names::c", BY_A_VALUE),
        ]);
        assert_eq!(said(&kata(), &[Told::example(3, vec![together])]), []);
    }

    #[test]
    fn without_parts_the_walk_through_is_one() {
        let kata = Kata {
            parts: Vec::new(),
            ..kata()
        };
        let todo = |test| red(&[(test, AT_A_TODO)]);
        let late_one = Told::example(3, vec![todo("unit::names::a"), todo("unit::ages::a")]);
        let expected = [(late("part 1"), "demo.md:3".to_owned())];
        assert_eq!(said(&kata, &[late_one]), expected);
        let by_value = red(&[("unit::names::b", BY_A_VALUE)]);
        let soon = Told::example(3, vec![todo("unit::names::a"), by_value]);
        assert_eq!(
            said(&kata, &[soon, Told::example(9, vec![todo("e2e::a")])]),
            []
        );
    }

    #[test]
    fn a_part_without_a_red_only_guards() {
        assert_eq!(said(&kata(), &[Told::example(3, vec![])]), []);
    }
}
