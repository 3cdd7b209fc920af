//! How tests ended against one impostor.

use crate::run::verdict::Outcome;

/// How the tests ended against one impostor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// It was built by itself.
    pub apart: bool,
    /// Each test's outcome, in the order of the solution's run; `None` where it was not run any more.
    pub outcomes: Vec<Option<Outcome>>,
    /// The tests do not even compile against it.
    pub does_not_fit: bool,
}

impl Judged {
    /// Whether anything noticed it.
    pub fn caught(&self) -> bool {
        self.does_not_fit || self.first_catch().is_some()
    }

    /// The first test that noticed it, by its position, and how that one ended.
    pub fn first_catch(&self) -> Option<(usize, Outcome)> {
        let ended = self
            .outcomes
            .iter()
            .enumerate()
            .filter_map(|(position, outcome)| Some((position, (*outcome)?)));
        ended
            .into_iter()
            .find(|(_, outcome)| *outcome != Outcome::Passed)
    }

    /// Whether that test noticed it.
    pub fn catches(&self, position: usize) -> bool {
        matches!(self.outcomes.get(position), Some(Some(outcome)) if *outcome != Outcome::Passed)
    }

    /// How many tests took it for the real one.
    pub fn passed(&self) -> usize {
        self.outcomes
            .iter()
            .filter(|outcome| **outcome == Some(Outcome::Passed))
            .count()
    }

    /// As if the tests at these positions had noticed nothing.
    pub fn forget(&mut self, flaky: &[usize]) {
        for position in flaky {
            if self.catches(*position) {
                self.outcomes[*position] = None;
            }
        }
    }

    /// Whether that test, of those that met it, took it for the real one.
    pub fn passes(&self, position: usize) -> bool {
        self.does_not_fit || self.outcomes.get(position) == Some(&Some(Outcome::Passed))
    }
}
