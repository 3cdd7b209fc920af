//! How tests ended against one impostor.

use std::collections::{BTreeMap, BTreeSet};

use crate::run::verdict::Outcome;

/// How tests ended, by their ids (`unit::module::test`). A test that was not run, or whose outcome says nothing about the
/// impostor, is not in it.
pub type Outcomes = BTreeMap<String, Outcome>;

/// How the tests ended against one impostor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// It was built by itself.
    pub apart: bool,
    pub outcomes: Outcomes,
    /// The tests do not even compile against it.
    pub does_not_fit: bool,
}

impl Judged {
    /// Whether anything noticed it.
    pub fn caught(&self) -> bool {
        self.does_not_fit || self.outcomes.values().copied().any(is_catch)
    }

    /// Whether the test with that id noticed it.
    pub fn is_caught_by(&self, test: &str) -> bool {
        self.outcomes.get(test).copied().is_some_and(is_catch)
    }

    /// The ids of the tests that noticed it.
    pub fn catches(&self) -> impl Iterator<Item = &String> {
        let outcomes = self.outcomes.iter();
        outcomes
            .filter(|(_, outcome)| is_catch(**outcome))
            .map(|(test, _)| test)
    }

    /// How many tests took it for the real one.
    pub fn passed(&self) -> usize {
        let outcomes = self.outcomes.values();
        outcomes.filter(|outcome| !is_catch(**outcome)).count()
    }

    /// Removes what the tests with these ids noticed.
    pub fn forget(&mut self, flaky: &BTreeSet<String>) {
        self.outcomes
            .retain(|test, outcome| !is_catch(*outcome) || !flaky.contains(test));
    }

    /// Whether the test with that id met it and took it for the real one.
    pub fn passes(&self, test: &str) -> bool {
        self.does_not_fit || self.outcomes.get(test) == Some(&Outcome::Passed)
    }
}

/// Whether a test that ends so has noticed an impostor.
pub fn is_catch(outcome: Outcome) -> bool {
    outcome != Outcome::Passed
}
