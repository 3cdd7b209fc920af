//! No answer: what is wrong on standard error, nothing on standard output, and exit status 2, which is neither "green" nor
//! "red".

use std::fs;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::ci;
use crate::merge::diverged;
use crate::repo::{Repo, leaving, on};

/// A pipeline that cannot be run, as people see it: each message names the file, and then what is wrong with it. No step
/// has run by then.
#[rstest]
#[case::no_file("plan", "nowhere.toml", None, "cannot read nowhere.toml: ")]
#[case::no_pipeline("plan", "ci.toml", Some(""), "ci.toml: there is no job: ")]
#[case::no_order(
    "run",
    "ci.toml",
    Some("[[job]]\nname = \"a\"\nneeds = [\"a\"]\nsteps = [\"exit 0\"]\n"),
    "ci.toml: jobs need each other in a circle: a -> a\n"
)]
fn a_pipeline_that_cannot_be_run_says_why(
    #[case] command: &str,
    #[case] file: &str,
    #[case] text: Option<&str>,
    #[case] expected: &str,
) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    if let Some(text) = text {
        fs::write(folder.path().join(file), text).expect("a file can be written");
    }
    ci(folder.path())
        .args([command, "--file", file])
        .assert()
        .stderr(predicate::str::starts_with(format!("ci: {expected}")))
        .stdout("")
        .code(2);
}

/// A merge that cannot be judged. Whoever asked learns which name it was, with the names that there are; a branch that
/// begins with a dash is one all the same (behind `--`, or it would be an option). And where the merged result has no
/// pipeline, it is not green for want of tests: such a gate could be opened by deleting them.
#[rstest]
#[case::no_branch(&["mian"], "there is no branch \"mian\"; there are: bare, bare2, base, fix, main, other\n")]
#[case::two_words(&["fix it"], "there is no branch \"fix it\"; ")]
#[case::any_script(&["größe"], "there is no branch \"größe\"; ")]
#[case::a_dash(&["--", "-x"], "there is no branch \"-x\"; ")]
#[case::no_line(&["fix", "--into", "trunk"], "there is no branch \"trunk\"; ")]
#[case::no_pipeline(
    &["bare2", "--into", "bare"],
    "the merged result cannot be tested: ci.toml cannot be read: "
)]
fn a_merge_that_cannot_be_judged_says_why(#[case] arguments: &[&str], #[case] expected: &str) {
    let mut changes = Vec::from(diverged("exit 0"));
    changes.push(on("bare", &[("c", "1\n")]));
    changes.push(leaving("bare", "bare2", &[("c", "2\n")]));
    let repo = Repo::with(&changes);
    let branch = arguments.iter().find(|&&argument| argument != "--");
    let branch = branch.expect("a branch is named");
    ci(&repo.path())
        .arg("merge")
        .args(arguments)
        .assert()
        .stderr(predicate::str::starts_with(format!(
            "ci: {branch:?} is not merged: {expected}"
        )))
        .stdout("")
        .code(2);
}

/// Where there is nothing to merge in: no repository, one without a commit, no git at all. And main checked out: it would
/// move, and the files there would not, so it stays, even if they are all committed.
#[rstest]
#[case::no_repository("no repository", ". cannot be used as a git repository: ")]
#[case::no_git("no git", "git cannot be started (")]
#[case::no_commit(
    "no commit",
    "\"fix\" is not merged: the repository is empty: make a first commit\n"
)]
#[case::checked_out(
    "main checked out",
    "\"fix\" is not merged: \"main\" is checked out in "
)]
fn a_place_where_nothing_can_be_merged_is_refused(#[case] place: &str, #[case] expected: &str) {
    let with_commits = diverged("exit 0");
    let repo = Repo::with(if place == "no commit" {
        &[]
    } else {
        &with_commits
    });
    let mut command = ci(&repo.path());
    match place {
        "no repository" => fs::remove_dir_all(repo.path().join(".git")).expect("it is ours"),
        "no git" => {
            command.env("PATH", "");
        }
        "main checked out" => {
            repo.git(["switch", "--quiet", "main"]);
        }
        _ => {}
    }
    command
        .args(["merge", "fix"])
        .assert()
        .stderr(predicate::str::starts_with(format!("ci: {expected}")))
        .stdout("")
        .code(2);
}
