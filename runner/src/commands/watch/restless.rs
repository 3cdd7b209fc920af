//! Files that change while tests run. A save by the learner asks for another run; what a test writes must not, or there
//! would be no end.
//!
//! One change does not tell the two apart. But a learner does not save the same file at just that moment in one run
//! after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is known of files that change while tests run.
#[derive(Debug, Default)]
pub struct Restless {
    /// In how many runs in a row each file has changed that came to their own end.
    runs: BTreeMap<PathBuf, u32>,
    /// The code for whose sake the run before was ended.
    ended_for: BTreeSet<PathBuf>,
    /// After a quiet moment the run was made again, to make sure.
    is_sure: bool,
}

/// What will be done after a run in which files changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// Nothing changed.
    Rest,
    /// Another run.
    Again,
    /// These change by themselves. A learner who saves all the time looks the same, so another run is wanted once it is
    /// quiet.
    AgainWhenQuiet(BTreeSet<PathBuf>),
    /// These change by themselves, without a save: no other run.
    Enough(BTreeSet<PathBuf>),
}

impl Restless {
    /// After so many runs in which it changed, a file changes by itself. Code is what learners save, so more is wanted.
    fn enough(path: &Path) -> u32 {
        if is_code(path) { 2 } else { 1 }
    }

    fn by_itself(&self, path: &Path) -> bool {
        self.runs
            .get(path)
            .is_some_and(|runs| *runs >= Self::enough(path))
    }

    /// These files have changed while tests run: whether the run has to be ended for their sake, since it is about old code.
    /// Not twice in a row for the same files, or there might never be a verdict.
    pub fn ends_the_run(&mut self, changed: &BTreeSet<PathBuf>) -> bool {
        let saved = |path: &&PathBuf| {
            is_code(path) && !self.by_itself(path) && !self.ended_for.contains(*path)
        };
        let ends = changed.iter().any(|path| saved(&path));
        if ends {
            self.ended_for.clone_from(changed);
        }
        ends
    }

    /// A run came to its own end, and these files changed since it began.
    pub fn after_a_run(&mut self, changed: &BTreeSet<PathBuf>) -> After {
        self.ended_for.clear();
        let all = changed.iter().all(|path| self.by_itself(path));
        self.runs.retain(|path, _| changed.contains(path));
        for path in changed {
            *self.runs.entry(path.clone()).or_insert(0) += 1;
        }
        if changed.is_empty() {
            self.is_sure = false;
            return After::Rest;
        }
        match (all, self.is_sure) {
            (false, _) => After::Again,
            (true, false) => After::AgainWhenQuiet(changed.clone()),
            (true, true) => After::Enough(changed.clone()),
        }
    }

    /// It has been quiet since the last run, which is made again now.
    pub fn it_is_quiet(&mut self) {
        self.is_sure = true;
    }

    /// These files have changed while nothing ran: the learner saved them.
    pub fn saved(&mut self, changed: &BTreeSet<PathBuf>) {
        self.is_sure = false;
        self.ended_for.clear();
        self.runs.retain(|path, _| !changed.contains(path));
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
            assert_eq!(restless.after_a_run(&changed), After::Again, "run {run}");
        }
        assert!(!restless.ends_the_run(&changed));
        let when_quiet = After::AgainWhenQuiet(changed.clone());
        assert_eq!(restless.after_a_run(&changed), when_quiet);
        restless.it_is_quiet();
        assert_eq!(restless.after_a_run(&changed), After::Enough(changed));
    }

    #[test]
    fn what_was_saved_all_the_time_is_judged_when_it_is_quiet() {
        let (mut restless, changed) = (Restless::default(), these(&["src/lib.rs"]));
        for _ in 0..2 {
            restless.after_a_run(&changed);
        }
        assert!(matches!(
            restless.after_a_run(&changed),
            After::AgainWhenQuiet(_)
        ));
        restless.it_is_quiet();
        assert_eq!(restless.after_a_run(&these(&[])), After::Rest);
        assert!(restless.ends_the_run(&changed), "it is like any other file");
    }

    #[test]
    fn a_run_goes_on_while_data_changes_and_ends_when_code_does() {
        let mut restless = Restless::default();
        assert!(!restless.ends_the_run(&these(&["tests/out.txt"])));
        assert!(restless.ends_the_run(&these(&["tests/out.txt", "src/lib.rs"])));
    }

    #[test]
    fn no_two_runs_in_a_row_are_ended_for_the_same_file_and_none_of_them_counts() {
        let (mut restless, changed) = (Restless::default(), these(&["src/lib.rs"]));
        assert!(restless.ends_the_run(&changed));
        assert!(!restless.ends_the_run(&changed));
        assert!(restless.ends_the_run(&these(&["src/lib.rs", "src/other.rs"])));
        assert_eq!(
            restless.after_a_run(&changed),
            After::Again,
            "it is the first"
        );
        assert!(restless.ends_the_run(&changed));
    }

    #[test]
    fn a_run_in_which_it_does_not_change_makes_a_file_like_any_other() {
        let (mut restless, changed) = (Restless::default(), these(&["tests/out.txt"]));
        restless.after_a_run(&changed);
        assert_eq!(restless.after_a_run(&these(&[])), After::Rest);
        assert_eq!(restless.after_a_run(&changed), After::Again);
    }

    #[test]
    fn a_save_between_runs_makes_a_file_like_any_other() {
        let (mut restless, changed) = (Restless::default(), these(&["tests/out.txt"]));
        restless.after_a_run(&changed);
        restless.saved(&changed);
        assert_eq!(restless.after_a_run(&changed), After::Again);
    }

    #[test]
    fn a_save_beside_a_file_that_changes_by_itself_wants_another_run() {
        let mut restless = Restless::default();
        restless.after_a_run(&these(&["tests/out.txt"]));
        let both = these(&["tests/out.txt", "src/lib.rs"]);
        assert!(restless.ends_the_run(&both));
        assert_eq!(restless.after_a_run(&both), After::Again);
    }
}
