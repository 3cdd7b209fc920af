//! What the learner's tests are worth: which of them count for whom, and the points that this makes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::course::impostor::Impostor;
use crate::course::kata::Budget;
use crate::impostors::judge::LineUp;
use crate::impostors::judged::Judged;
use crate::run::verdict::TestReport;

/// How much of the risk the learner's few tests remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// The points of those who were caught.
    pub removed: u32,
    /// The points of all of them.
    pub of: u32,
    /// The points at which it is enough.
    pub pass: u32,
    /// The most tests that there may be.
    pub tests_allowed: usize,
}

impl Risk {
    /// Adds up what the tests removed.
    pub fn new(budget: &Budget, impostors: &[Impostor], tally: &Tally) -> Self {
        let points = |index: usize| impostors[index].weight.unwrap_or(0);
        Self {
            removed: (0..impostors.len())
                .filter(|index| tally.is_caught(*index))
                .map(points)
                .sum(),
            of: (0..impostors.len()).map(points).sum(),
            pass: budget.pass,
            tests_allowed: budget.tests,
        }
    }
}

/// Which tests count for which impostor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The ids of the tests that count for each impostor, in roster order; `None` for one that is at large. One that the
    /// tests do not compile against is caught by none of them.
    counting: Vec<Option<Vec<String>>>,
    /// The modules in which each test notices an impostor, by the test's id. Those with the most points come first.
    noticed: BTreeMap<String, Vec<String>>,
    /// Of these so many count.
    modules_per_test: usize,
}

impl Tally {
    /// Counts. Where the tests have a budget, each of them has only the points of a few modules.
    pub fn new(budget: Option<&Budget>, impostors: &[Impostor], line_up: &LineUp) -> Self {
        let points: Vec<_> = impostors
            .iter()
            .map(|impostor| impostor.weight.unwrap_or(0))
            .collect();
        let limit = budget.map_or(usize::MAX, |budget| budget.modules_per_test);
        let tests = line_up.solution.verdict.tests.iter();
        let tests: Vec<_> = tests.map(TestReport::id).collect();
        Self::count(limit, &points, &line_up.modules, &tests, &line_up.judged)
    }

    fn count(
        modules_per_test: usize,
        points: &[u32],
        modules: &[String],
        tests: &[String],
        judged: &[Judged],
    ) -> Self {
        let noticed: BTreeMap<_, _> = tests
            .iter()
            .map(|test| {
                let mut by_module: BTreeMap<&String, u32> = BTreeMap::new();
                for ((judged, module), points) in judged.iter().zip(modules).zip(points) {
                    if judged.is_caught_by(test) {
                        *by_module.entry(module).or_default() += points;
                    }
                }
                let mut by_module: Vec<_> = by_module.into_iter().collect();
                by_module.sort_by_key(|(_, points)| Reverse(*points));
                let modules = by_module.into_iter().map(|(module, _)| module.clone());
                (test.clone(), modules.collect::<Vec<_>>())
            })
            .collect();
        let counts = |test: &str, module: &String| {
            noticed[test]
                .iter()
                .take(modules_per_test)
                .any(|own| own == module)
        };
        let counting = judged
            .iter()
            .zip(modules)
            .map(|(judged, module)| {
                let tests = tests
                    .iter()
                    .filter(|test| judged.is_caught_by(test) && counts(test, module));
                let tests: Vec<_> = tests.cloned().collect();
                (judged.does_not_fit || !tests.is_empty()).then_some(tests)
            })
            .collect();
        Self {
            counting,
            noticed,
            modules_per_test,
        }
    }

    /// Whether an impostor was caught, by a test that counts.
    pub fn is_caught(&self, impostor: usize) -> bool {
        self.counting(impostor).is_some()
    }

    /// The ids of the tests that count for an impostor, in roster order; `None` while it is at large.
    pub fn counting(&self, impostor: usize) -> Option<&[String]> {
        self.counting.get(impostor)?.as_deref()
    }

    /// What one test is worth.
    pub fn worth(&self, test: &TestReport, impostors: &[Impostor]) -> Worth {
        let id = test.id();
        let mut worth = Worth {
            name: test.name.clone(),
            points: 0,
            alone: 0,
            modules: Vec::new(),
            modules_beyond: 0,
        };
        for (impostor, counting) in impostors.iter().zip(&self.counting) {
            let (points, tests) = (impostor.weight.unwrap_or(0), counting.iter().flatten());
            if tests.clone().any(|test| *test == id) {
                worth.points += points;
                if tests.count() == 1 {
                    worth.alone += points;
                }
            }
        }
        if let Some(noticed) = self.noticed.get(&id) {
            worth.modules = noticed
                .iter()
                .take(self.modules_per_test)
                .cloned()
                .collect();
            worth.modules_beyond = noticed.len() - worth.modules.len();
        }
        worth
    }
}

/// What one test is worth, where the tests have a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worth {
    /// The test.
    pub name: String,
    /// The points of all whom it catches.
    pub points: u32,
    /// The points of those whom no other test catches.
    pub alone: u32,
    /// The modules in which it catches an impostor, those with the most points first.
    pub modules: Vec<String>,
    /// In so many more it notices an impostor, which does not count.
    pub modules_beyond: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::verdict::Outcome;
    use rstest::rstest;

    /// Four impostors in three modules: 9 points in `a`, 5 and 3 in `b`, 4 in `c`.
    const POINTS: [u32; 4] = [9, 5, 3, 4];

    fn count(limit: usize, caught_by: [&[&str]; 4]) -> Tally {
        let modules = ["a", "b", "b", "c"].map(str::to_owned);
        let tests = ["one", "two"].map(str::to_owned);
        let judged = caught_by.map(|caught_by| {
            let outcome = |test: &String| {
                if caught_by.contains(&test.as_str()) {
                    Outcome::Failed
                } else {
                    Outcome::Passed
                }
            };
            Judged {
                apart: false,
                outcomes: tests
                    .iter()
                    .map(|test| (test.clone(), outcome(test)))
                    .collect(),
                does_not_fit: false,
            }
        });
        Tally::count(limit, &POINTS, &modules, &tests, &judged)
    }

    fn removed(tally: &Tally) -> u32 {
        let caught = (0..4).filter(|index| tally.is_caught(*index));
        caught.map(|index| POINTS[index]).sum()
    }

    #[rstest]
    #[case::no_limit(usize::MAX, 21)]
    #[case::one_module(1, 9)]
    #[case::two_modules(2, 17)]
    fn a_test_has_the_points_of_the_modules_in_which_it_catches_most(
        #[case] limit: usize,
        #[case] points: u32,
    ) {
        let tally = count(limit, [&["one"], &["one"], &["one"], &["one"]]);
        assert_eq!(removed(&tally), points);
    }

    #[test]
    fn what_is_beyond_one_test_may_count_for_another() {
        let tally = count(2, [&["one"], &["one"], &["one"], &["one", "two"]]);
        assert_eq!(removed(&tally), 21);
        assert_eq!(tally.counting(3), Some(&["two".to_owned()][..]));
    }

    /// Neither of the two in `b` weighs much more than the one in `c`; together they do.
    #[test]
    fn a_module_counts_as_a_whole() {
        let tally = count(1, [&[], &["one"], &["one"], &["one"]]);
        assert_eq!(tally.noticed["one"], ["b", "c"]);
        assert_eq!(removed(&tally), 8);
    }

    #[test]
    fn one_that_the_tests_do_not_compile_against_is_caught() {
        let judged = [Judged {
            apart: true,
            outcomes: BTreeMap::new(),
            does_not_fit: true,
        }];
        let tally = Tally::count(2, &[9], &["a".to_owned()], &[], &judged);
        assert_eq!(tally.counting(0), Some(&[][..]));
    }
}
