//! The runner, the repository and the tester, mocked.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` says that your code never
//! called it, `called 2 time(s) which is more than expected 1` that it called too often, and `Method sequence
//! violation` that something was called too early. A call that must not happen says so itself. (The mocked runner
//! says so only after all steps that it expects. Before that, it takes every call for the next expected step. For a
//! step too many, "the step to run next" then shows your step on the left and the expected one on the right.)

use ci::{
    Commit, GitError, InUse, Job, Merge, Report, Repository, Runner, StepEnd, Tester, TrialError,
};
use mockall::{Sequence, mock};

mock! {
    pub Steps {}

    impl Runner for Steps {
        fn run(&self, job: &Job, step: &str) -> StepEnd;
    }
}

mock! {
    pub Repo {}

    impl Repository for Repo {
        fn tip(&self, branch: &str) -> Result<Commit, GitError>;
        fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError>;
        fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError>;
        fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError>;
        fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError>;
    }
}

mock! {
    pub Test {}

    impl Tester for Test {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError>;
    }
}

/// A runner that must be asked for these steps, each as `JOB: STEP`, in this order and for no others. This is how they
/// end.
pub fn runner(steps: &[(&'static str, StepEnd)]) -> MockSteps {
    let (mut runner, mut order) = (MockSteps::new(), Sequence::new());
    for (expected, end) in steps {
        let (expected, end) = (*expected, end.clone());
        runner
            .expect_run()
            .times(1)
            .in_sequence(&mut order)
            .returning(move |job, step| {
                let asked = format!("{}: {step}", job.name);
                assert_eq!(asked, expected, "the step to run next");
                end.clone()
            });
    }
    // When all of these have run, mockall asks the next one that fits.
    runner
        .expect_run()
        .returning(|job, step| panic!("`{}: {step}` was run, and should not have been", job.name));
    runner
}
