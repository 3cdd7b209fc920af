//! Files that change while tests run. A save by the learner asks for another run; what a test writes must not, or there
//! would be no end.
//!
//! Nobody tells the two apart by one change. But a learner does not save the same file at just that moment in one run
//! after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How often each file has changed while tests ran, in runs that followed one another.
#[derive(Debug, Default)]
pub struct Restless(BTreeMap<PathBuf, u32>);

impl Restless {
    /// After so many runs in which it changed, a file changes by itself. Code is what learners save, so more is wanted.
    fn enough(path: &Path) -> u32 {
        if is_code(path) { 2 } else { 1 }
    }

    fn by_itself(&self, path: &Path) -> bool {
        self.0
            .get(path)
            .is_some_and(|runs| *runs >= Self::enough(path))
    }

    /// These files have changed while tests run: whether the run is to be ended for their sake, since it is about old code.
    pub fn ends_the_run(&self, changed: &BTreeSet<PathBuf>) -> bool {
        let saved = |path: &PathBuf| is_code(path) && !self.by_itself(path);
        changed.iter().any(saved)
    }

    /// The tests of a run have ended (or were ended), and these files changed meanwhile: the files that change by
    /// themselves, if there are no others. If there are, another run is wanted.
    pub fn after_a_run(&mut self, changed: &BTreeSet<PathBuf>) -> Option<BTreeSet<PathBuf>> {
        let all = changed.iter().all(|path| self.by_itself(path));
        self.0.retain(|path, _| changed.contains(path));
        for path in changed {
            *self.0.entry(path.clone()).or_insert(0) += 1;
        }
        all.then(|| changed.clone())
    }

    /// These files have changed while nothing ran: somebody saved them.
    pub fn saved(&mut self, changed: &BTreeSet<PathBuf>) {
        self.0.retain(|path, _| !changed.contains(path));
    }
}

/// Whether a file is what a learner writes.
fn is_code(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "rs" || extension == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn these(paths: &[&str]) -> BTreeSet<PathBuf> {
        paths.iter().map(PathBuf::from).collect()
    }

    #[rstest]
    #[case::code("src/lib.rs", 2)]
    #[case::a_manifest("Cargo.toml", 2)]
    #[case::data("tests/out.txt", 1)]
    fn a_file_that_changes_in_one_run_after_the_other_changes_by_itself(
        #[case] path: &str,
        #[case] runs: usize,
    ) {
        let (mut restless, changed) = (Restless::default(), these(&[path]));
        for run in 0..runs {
            assert_eq!(restless.after_a_run(&changed), None, "run {run}");
        }
        assert!(!restless.ends_the_run(&changed));
        assert_eq!(restless.after_a_run(&changed), Some(changed));
    }

    #[test]
    fn a_run_goes_on_while_data_changes_and_ends_when_code_does() {
        let restless = Restless::default();
        assert!(!restless.ends_the_run(&these(&["tests/out.txt"])));
        assert!(restless.ends_the_run(&these(&["tests/out.txt", "src/lib.rs"])));
    }

    #[test]
    fn a_run_in_which_it_does_not_change_makes_a_file_like_any_other() {
        let (mut restless, changed) = (Restless::default(), these(&["tests/out.txt"]));
        restless.after_a_run(&changed);
        assert_eq!(restless.after_a_run(&these(&[])), Some(these(&[])));
        assert_eq!(restless.after_a_run(&changed), None);
    }

    #[test]
    fn a_save_between_runs_makes_a_file_like_any_other() {
        let (mut restless, changed) = (Restless::default(), these(&["tests/out.txt"]));
        restless.after_a_run(&changed);
        restless.saved(&changed);
        assert_eq!(restless.after_a_run(&changed), None);
    }

    #[test]
    fn a_save_beside_a_file_that_changes_by_itself_wants_another_run() {
        let mut restless = Restless::default();
        restless.after_a_run(&these(&["tests/out.txt"]));
        let both = these(&["tests/out.txt", "src/lib.rs"]);
        assert!(restless.ends_the_run(&both));
        assert_eq!(restless.after_a_run(&both), None);
    }
}
