//! A commit, tested by its own pipeline: [`Trial`]. Git, the pipeline, the plan and the shell are all real here.

use ci::{Commit, GitError, GitRepository, ParseError, PlanError, Tester, Trial, TrialError};
use rstest::rstest;

use crate::repo::{Repo, files_in, leaving, on};

/// The pipeline belongs to what is tested. So it is the commit's pipeline, run on the commit's files, and not the
/// file in the user's work tree. A commit without a pipeline, or with one that cannot be run, is not green: it cannot
/// be tested.
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

    repo.write("ci.toml", "[[job]]\nname = \"a\"\nsteps = [\"exit 0\"]\n");
    let report = Trial::new(&repository).test(&Commit(repo.tip("main")));
    assert!(
        matches!(report, Err(TrialError::NoPipeline(_))),
        "main has no pipeline, and the desk has: {report:?}"
    );
}

/// Git has no such commit: it was never fetched, or was deleted because no branch was at it. So nothing can be red or
/// green. With `git worktree add` there is a folder by then, and a note about it. Both are removed, as they are after a
/// test. Otherwise a server that runs this all day fills its disk.
#[test]
fn a_commit_that_is_not_there_cannot_be_tested_and_leaves_nothing() {
    let repo = Repo::with(&[on("main", &[("a", "1\n")])]);
    let repository = GitRepository::open(&repo.path()).expect("it is a repository");
    let nowhere = Commit("0123456789012345678901234567890123456789".to_owned());

    let report = Trial::new(&repository).test(&nowhere);

    assert!(
        matches!(
            report,
            Err(TrialError::Git(GitError::Failed { .. }) | TrialError::NoPipeline(_))
        ),
        "git knows no such commit: {report:?}"
    );
    let notes = repo.path().join(".git/ci");
    let notes = if notes.exists() {
        files_in(&notes)
    } else {
        Vec::new()
    };
    assert_eq!(
        (repo.work_trees(), notes.iter().any(|name| name != "turn")),
        (vec![repo.path()], false),
        "what is left: work trees that git knows, and is there a note"
    );
}
