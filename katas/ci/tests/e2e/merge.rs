//! `ci merge`: real branches, real merges, real tests.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;

#[cfg(target_os = "linux")]
use crate::command::PROGRAM;
use crate::command::ci;
#[cfg(target_os = "linux")]
use crate::repo::QUIET;
use crate::repo::{Change, Repo, files_in, leaving, on};

/// A merge that cannot be judged has no verdict, so standard output is empty. The message quotes the name that you
/// gave, and lists the branches that exist. A branch that begins with a dash is a branch too (after `--`, or it would
/// be an option). A merged result without a pipeline is not green: otherwise deleting the tests would open the gate.
/// (Once the first case passes, the others should pass.)
#[rstest]
#[case::no_branch(&["mian"], "there is no branch \"mian\"; there are: bare, bare2, base, fix, main, other\n")]
#[case::two_words(&["fix it"], "there is no branch \"fix it\"; ")]
#[case::any_script(&["größe"], "there is no branch \"größe\"; ")]
#[case::a_dash(&["--", "-x"], "there is no branch \"-x\"; ")]
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

/// This is the reason for the whole kata. In a shop, one branch renames the function `total` to `sum`, and its call
/// too. The other branch adds a second call of `total`. No line is changed by both, so git merges them without a
/// conflict. Each branch is green, so whichever comes first is merged. The second one is refused: the branch is not
/// red, but main with it would be. Main stays green. (Once `merge` in `main.rs` is written, this passes without more
/// code. `a_merged_result_that_is_not_green_moves_nothing` asked for it with mocks; here real git shows it.)
#[rstest]
#[case::the_new_name_first("rename", "report")]
#[case::the_new_call_first("report", "rename")]
fn two_green_branches_can_be_red_together(#[case] first: &str, #[case] second: &str) {
    let repo = Repo::with(&[
        on(
            "main",
            &[
                ("shop", "define total\n\ncall total\n\n"),
                ("ci.toml", SHOP_TESTS),
            ],
        ),
        leaving("main", "rename", &[("shop", "define sum\n\ncall sum\n\n")]),
        leaving(
            "main",
            "report",
            &[("shop", "define total\n\ncall total\n\ncall total\n")],
        ),
    ]);

    let place = repo.tip(first);
    ci(&repo.path())
        .args(["merge", first])
        .assert()
        .success()
        .stdout(format!(
            "passed   names\ngreen: 1 passed, 0 failed, 0 skipped\n\
         merged: \"main\" has {first:?}, and is at {place}\n"
        ));

    ci(&repo.path())
        .args(["merge", second])
        .assert()
        .code(1)
        .stdout(format!(
            "failed   names: step 1, `{STEP}`: exit status 1\nred: 0 passed, 1 failed, 0 skipped\n\
         not merged: \"main\" with {second:?} in it is red, and stays as it was\n"
        ));
    assert_eq!(
        repo.tip("main"),
        place,
        "where main is after {second} was refused"
    );
}

/// Red if the file has both names: a call of `total`, and a function that is called `sum`.
const STEP: &str = "git grep -q sum shop && git grep -q total shop && exit 1 || exit 0";
const SHOP_TESTS: &str = "[[job]]\nname = \"names\"\nsteps = [\"git grep -q sum shop && git grep -q total shop && exit 1 || exit 0\"]\n";

/// The other answers about a branch. If main has it already, the answer says so, and there is no second merge. A
/// conflict names its files. In one case a step moves main during the tests, as a fast colleague would. What that
/// colleague put there is still there afterwards, and this merge has to begin again. `--into` names another line than
/// `main`.
#[rstest]
#[case::already("base", "main", "exit 0", 0, "already merged: \"main\" has \"base\"\n")]
#[case::conflict(
    "other",
    "main",
    "exit 0",
    1,
    "not merged: \"main\" and \"other\" are in conflict in a, c\n"
)]
#[case::another_line(
    "fix",
    "other",
    "exit 2",
    1,
    "failed   test: step 1, `exit 2`: exit status 2\nred: 0 passed, 1 failed, 0 skipped\n\
     not merged: \"other\" with \"fix\" in it is red, and stays as it was\n"
)]
#[case::another_merge_was_faster(
    "fix",
    "main",
    "git update-ref refs/heads/main refs/heads/other",
    1,
    "passed   test\ngreen: 1 passed, 0 failed, 0 skipped\n\
     not merged: \"main\" moved while this was tested; try again\n"
)]
fn the_answer_about_a_branch_is_a_sentence(
    #[case] branch: &str,
    #[case] line: &str,
    #[case] step: &str,
    #[case] status: i32,
    #[case] expected: &'static str,
) {
    let repo = Repo::with(&diverged(step));
    let place = repo.tip(if step.contains("other") {
        "other"
    } else {
        line
    });
    ci(&repo.path())
        .args(["merge", "--into", line, branch])
        .assert()
        .stdout(expected)
        .code(status);
    assert_eq!(repo.tip(line), place, "where {line} is");
}

/// Places where nothing can be merged: no repository, a repository without a commit, no git at all. If main is
/// checked out, it would move and the files there would not. So main stays, even if all of them are committed. Main
/// also stays while it is being rebased or bisected, and the message says which. (The last four cases should pass
/// when you reach them. They check with real git what the mock and the given code have promised.)
#[rstest]
#[case::no_repository(
    |repo: &Repo, _: &mut Command| {
        fs::remove_dir_all(repo.path().join(".git")).expect("it is ours");
    },
    " cannot be used as a git repository: "
)]
#[case::no_commit(
    |repo: &Repo, _: &mut Command| {
        for branch in ["main", "base", "fix", "other"] {
            repo.git(["update-ref", "-d", &format!("refs/heads/{branch}")]);
        }
    },
    "\"fix\" is not merged: the repository is empty: make a first commit\n"
)]
#[case::no_git(
    |_: &Repo, command: &mut Command| {
        command.env("PATH", "");
    },
    "git cannot be started ("
)]
#[case::checked_out(
    |repo: &Repo, _: &mut Command| {
        repo.git(["switch", "--quiet", "main"]);
    },
    "\"fix\" is not merged: \"main\" is checked out in "
)]
#[case::being_rebased(
    |repo: &Repo, _: &mut Command| {
        repo.git(["switch", "--quiet", "main"]);
        let rebase = ["-c", "sequence.editor=echo break >", "rebase", "--quiet"];
        repo.git(rebase.into_iter().chain(["--interactive", "base"]));
    },
    "\"fix\" is not merged: \"main\" is being rebased in "
)]
#[case::being_bisected(
    |repo: &Repo, _: &mut Command| {
        repo.git(["switch", "--quiet", "main"]);
        repo.git(["bisect", "start", "main", "base"]);
    },
    "\"fix\" is not merged: \"main\" is being bisected in "
)]
fn a_place_where_nothing_can_be_merged_is_refused(
    #[case] make_it_so: fn(&Repo, &mut Command),
    #[case] expected: &str,
) {
    let repo = Repo::with(&diverged("exit 0"));
    let mut command = ci(&repo.path());
    make_it_so(&repo, &mut command);
    command
        .args(["merge", "fix"])
        .assert()
        .stderr(predicate::str::starts_with("ci: ").and(predicate::str::contains(expected)))
        .stderr(predicate::function(|said: &str| {
            said.trim_end().len() + 1 == said.len()
        }))
        .stdout("")
        .code(2);
}

/// You may start a merge in a folder further down, or in a linked work tree, where `.git` is a file. The notes of
/// `ci` about its checkouts belong to the repository, and not to the folder where you start. (git-worktree(1);
/// git-rev-parse(1), `--git-common-dir`)
#[rstest]
#[case::in_a_folder_further_down(|_: &Repo, place: &str| {
    fs::create_dir(place).expect("a folder can be made");
})]
#[case::in_a_linked_work_tree(|repo: &Repo, place: &str| {
    repo.git(["worktree", "add", "--quiet", "--detach", place, "base"]);
})]
fn a_merge_may_start_anywhere_in_the_repository(#[case] make: fn(&Repo, &str)) {
    let repo = Repo::with(&diverged("exit 0"));
    let place = repo.path().join("place");
    make(&repo, &place.to_string_lossy());
    let before = files_in(&place);
    ci(&place)
        .env_remove("GIT_CEILING_DIRECTORIES")
        .args(["merge", "fix"])
        .assert()
        .success();
    // It panics, if main has not got fix.
    repo.git(["merge-base", "--is-ancestor", "fix", "main"]);
    assert_eq!(files_in(&place), before, "the files in the place");
    assert_eq!(
        files_in(&repo.path().join(".git/ci")),
        ["turn"],
        "the notes of the repository"
    );
}

/// Main has moved, and the sentence about it cannot be written because the disk is full. The exit status still says
/// what happened to main. With "no answer" a script would take the merge for lost, although it happened. The sentence
/// is on standard error. (`/dev/full` is a disk that is always full. `main` is given, so this passes as soon as there
/// is a merge.)
#[cfg(target_os = "linux")]
#[test]
fn a_merge_that_cannot_be_told_is_a_merge() {
    let repo = Repo::with(&diverged("exit 0"));
    let full = fs::File::options().write(true).open("/dev/full");
    let output = std::process::Command::new(PROGRAM)
        .args(["merge", "fix"])
        .current_dir(repo.path())
        .envs(QUIET)
        .stdout(full.expect("Linux has it"))
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "the exit status: {said}");
    assert!(
        said.contains("ci: cannot write to standard output: ")
            && said.contains("\nmerged: \"main\" has \"fix\", and is at "),
        "what it says on standard error: {said}"
    );
    // It panics, if main has not got fix.
    repo.git(["merge-base", "--is-ancestor", "fix", "main"]);
}

/// A merge without a conflict still cannot be tested if there is no place for a checkout. In one case the folder for
/// temporary files does not exist. In the other a file is where the notes about checkouts should be. There is no
/// verdict, and main stays, because nothing was tested. (This passes when you reach it, if `Checkout::of` has passed
/// these errors on.)
#[rstest]
#[case::no_temporary_folder(|repo: &Repo, command: &mut Command| {
    for variable in ["TMPDIR", "TMP", "TEMP"] {
        command.env(variable, repo.path().join("not there"));
    }
})]
#[case::no_place_for_notes(|repo: &Repo, _: &mut Command| {
    repo.write(".git/ci", "a file");
})]
fn a_merge_without_room_for_a_checkout_moves_nothing(#[case] make_it_so: fn(&Repo, &mut Command)) {
    let repo = Repo::with(&diverged("exit 0"));
    let place = repo.tip("main");
    let mut command = ci(&repo.path());
    make_it_so(&repo, &mut command);
    command
        .args(["merge", "fix"])
        .assert()
        .stderr(predicate::str::starts_with(
            "ci: \"fix\" is not merged: the merged result cannot be tested: no folder for a checkout: ",
        ))
        .stdout("")
        .code(2);
    assert_eq!(repo.tip("main"), place, "where main is");
}

/// Main; `base`, where main once was; a branch `fix` that merges with main; and a branch `other` that is in conflict with
/// main in the files `a` and `c`. The pipeline has one step.
pub fn diverged(step: &str) -> [Change<'static>; 5] {
    let pipeline = format!("[[job]]\nname = \"test\"\nsteps = [\"{step}\"]\n");
    // Some bytes of a test's process, for as long as it lives.
    let start: &'static [(&str, &str)] =
        Box::leak(Box::new([("a", "1\n"), ("ci.toml", &*pipeline.leak())]));
    [
        on("base", start),
        leaving("base", "fix", &[("b", "2\n")]),
        leaving("base", "other", &[("a", "3\n"), ("c", "3\n")]),
        leaving("base", "main", &[]),
        on("main", &[("a", "2\n"), ("c", "2\n")]),
    ]
}
