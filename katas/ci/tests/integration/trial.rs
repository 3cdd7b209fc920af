//! A commit, tested by its own pipeline: [`Trial`]. Git, the pipeline, the plan and the shell are all real here.

use ci::{Commit, GitRepository, ParseError, PlanError, Tester, Trial, TrialError};
use rstest::rstest;

use crate::repo::{Repo, leaving, on};

/// The pipeline belongs to what is tested: it is that of the commit, in the commit's files, and not what happens to lie
/// on the user's desk. A commit that has none, or none that can be run, is not green for want of tests; it cannot be
/// tested.
#[rstest]
#[case::green(
    "[[job]]\nname = \"a\"\nsteps = [\"git diff --quiet HEAD -- b\"]\n",
    Ok("passed   a")
)]
#[case::red(
    "[[job]]\nname = \"a\"\nsteps = [\"exit 3\"]\n",
    Ok("failed   a: step 1, `exit 3`: exit status 3")
)]
#[case::no_jobs("", Err(TrialError::Pipeline(ParseError::NoJobs)))]
#[case::no_plan(
    "[[job]]\nname = \"a\"\nneeds = [\"a\"]\nsteps = [\"exit 0\"]\n",
    Err(TrialError::Plan(PlanError::Cycle(vec!["a".to_owned()])))
)]
fn a_commit_is_tested_by_its_own_pipeline(
    #[case] pipeline: &str,
    #[case] expected: Result<&str, TrialError>,
) {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix", &[("ci.toml", pipeline), ("b", "2\n")]),
    ]);
    repo.write("ci.toml", "this is no pipeline");
    let repository = GitRepository::open(&repo.path()).expect("it is a repository");

    let report = Trial::new(&repository).test(&Commit(repo.tip("fix")));

    let first = report.map(|report| report.to_string().lines().next().map(str::to_owned));
    assert_eq!(
        first,
        expected.map(|line| Some(line.to_owned())),
        "the first line of the report"
    );
    assert_eq!(
        repo.work_trees(),
        [repo.path()],
        "the work trees that git knows"
    );
}
