//! A real repository, asked through the program `git`: [`GitRepository`]. A mock cannot show whether git does what
//! the gate expects of a repository.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ci::{Checkout, Commit, GitError, GitRepository, InUse, Merge, Repository, Work};
use rstest::rstest;

use crate::repo::{Repo, files_in, leaving, on};

/// The merge begins with the commit that a branch is at. A branch is found by its exact name, and not by what git
/// makes of that name. `main~1`, `HEAD` and tags are commits, but you cannot merge into them. After a typing mistake
/// you want to hear which branches exist. Names may have letters of any script, and even a dash in front.
/// (gitrevisions(7) lists all that git takes for a commit; git-check-ref-format(1) says what a name can be.)
#[rstest]
#[case::a_branch("main", true)]
#[case::an_unknown_name("mian", false)]
#[case::in_any_script("fix/größe", true)]
#[case::with_a_dash_in_front("-x", true)]
#[case::an_older_commit("main~0", false)]
#[case::a_tag("v1", false)]
#[case::a_folder_of_branches("fix", false)]
#[case::the_end_of_a_name("größe", false)]
fn a_branch_is_found_by_its_name_alone(#[case] name: &str, #[case] is_branch: bool) {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix/größe", &[("a", "2\n")]),
        leaving("main", "-x", &[("a", "3\n")]),
    ]);
    repo.git(["tag", "v1", "main"]);
    let known = ["-x", "fix/größe", "main"].map(str::to_owned).to_vec();
    let expected = if is_branch {
        Ok(Commit(repo.tip(name)))
    } else {
        Err(GitError::UnknownBranch {
            name: name.to_owned(),
            known,
        })
    };
    assert_eq!(opened(&repo).tip(name), expected, "the tip of {name:?}");
}

/// A commit in the history of a line is merged, by a merge commit or without one. And if a branch has all of the line
/// in its history, moving the line forward is the merge. Both are the same question. "No answer" is not "no": a
/// commit that does not exist is an error. (git-merge-base(1), `--is-ancestor`, and its exit status)
#[rstest]
#[case::an_older_commit("main", "old", Some(true))]
#[case::itself("main", "main", Some(true))]
#[case::a_newer_commit("old", "main", Some(false))]
#[case::no_commit("main", NOWHERE, None)]
fn a_commit_contains_its_history(
    #[case] history: &str,
    #[case] commit: &str,
    #[case] expected: Option<bool>,
) {
    let repo = Repo::with(&[
        on("old", &[("a", "1\n")]),
        leaving("old", "main", &[("a", "2\n")]),
    ]);
    let history_tip = Commit(repo.tip(history));
    let tip = Commit(if commit == NOWHERE {
        commit.to_owned()
    } else {
        repo.tip(commit)
    });
    let contains = opened(&repo).contains(&history_tip, &tip);
    assert_eq!(
        contains.clone().ok(),
        expected,
        "does {history} contain {commit}: {contains:?}"
    );
}

/// The merged result is a new commit. It has the files of both, and both as parents. The line's commit is the first
/// parent, so that `git log --first-parent` shows the line's own history. Its author is `ci <ci@localhost>`: git
/// needs an author, and a CI server has none configured. The commit is in the repository, and no branch is at it.
/// Making it needs no work tree, so no work tree can be left in the middle of a merge. (git-merge-tree(1),
/// git-commit-tree(1))
#[test]
fn two_branches_merge_into_a_commit_of_both() {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix", &[("b", "2\n")]),
        on("main", &[("c", "3\n")]),
    ]);
    let [main, fix] = ["main", "fix"].map(|branch| Commit(repo.tip(branch)));

    let merged = match opened(&repo).merge(&main, &fix, "both") {
        Ok(Merge::Clean(commit)) => commit.0,
        other => panic!("they are in no conflict, each has a file of its own: {other:?}"),
    };

    let files = repo.git(["ls-tree", "--name-only", &merged]);
    assert_eq!(files, "a\nb\nc", "the files of the merged commit");
    let parents = repo.git(["log", "-1", "--format=%P, by %an <%ae>: %s", &merged]);
    assert_eq!(
        parents,
        format!("{main} {fix}, by ci <ci@localhost>: both"),
        "its parents, its author, and its message"
    );
    assert_eq!(repo.tip("main"), main.0, "where main is");
}

/// Two people changed the same line, and a program cannot know which change is right. Git writes both versions into
/// the file, with marks around them. The error names these files. (git-merge-tree(1), "OUTPUT" and "EXIT STATUS")
#[rstest]
#[case::one(&[("a", "3\n"), ("b", "1\n")], &["a"])]
#[case::several(&[("a", "3\n"), ("b", "3\n"), ("größe 2", "3\n")], &["a", "b", "größe 2"])]
fn a_conflict_names_its_files(#[case] files: &[(&str, &str)], #[case] expected: &[&str]) {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n"), ("b", "1\n"), ("größe 2", "1\n")]),
        leaving("main", "fix", files),
        on(
            "main",
            &[("a", "2\n"), ("b", "2\n"), ("größe 2", "2\n")][..files.len()],
        ),
    ]);
    let [main, fix] = ["main", "fix"].map(|branch| Commit(repo.tip(branch)));
    let expected = Merge::Conflict(expected.iter().map(|&name| name.to_owned()).collect());
    let merge = opened(&repo).merge(&main, &fix, "both");
    assert_eq!(merge, Ok(expected), "the merge of {files:?}");
}

/// Besides "clean" and "in conflict" git has a third answer: it cannot merge. Two commits may have no history in
/// common, or a commit may not exist. Then there is no merge to test, and the error names the command of git that
/// failed. (git-merge-tree(1), "EXIT STATUS": anything but 0 and 1. If the commit does not exist, git 2.47 still
/// exits with 1, and prints no tree.)
#[rstest]
#[case::no_history_in_common("refs/heads/alone")]
#[case::no_commit(NOWHERE)]
fn commits_that_git_cannot_merge_are_an_error(#[case] theirs: &str) {
    let repo = Repo::with(&[on("main", &[("a", "1\n")]), on("alone", &[("b", "1\n")])]);
    let theirs = Commit(repo.git(["rev-parse", theirs]));
    let merge = opened(&repo).merge(&Commit(repo.tip("main")), &theirs, "both");
    let failed = match &merge {
        Err(GitError::Failed { what, .. }) => Some(what.as_str()),
        _ => None,
    };
    assert_eq!(
        failed,
        Some("merge-tree"),
        "which command failed: {merge:?}"
    );
}

/// Two people can be at the gate at once. Both read where main is, both test, and both move it. The second move would
/// lose the first one's merge. So a branch moves only from the commit where you expect it; otherwise it stays, and
/// the answer is `false`. Git compares and moves in one step if you give it the old commit too. A branch can also
/// fail to move for another reason: here the new commit does not exist. Trying again would not help, so that is an
/// error. The third case passes already if you pass git's error on. (git-update-ref(1), *old-oid*)
#[rstest]
#[case::from_where_it_is("main", "fix", Some(true))]
#[case::from_where_it_was("old", "fix", Some(false))]
#[case::to_nowhere("main", NOWHERE, None)]
fn a_branch_moves_only_from_where_it_is(
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: Option<bool>,
) {
    let repo = Repo::with(&[
        on("old", &[("a", "1\n")]),
        leaving("old", "main", &[("a", "2\n")]),
        leaving("old", "fix", &[("a", "3\n")]),
    ]);
    let (before, from) = (repo.tip("main"), Commit(repo.tip(from)));
    let to = Commit(if to == NOWHERE {
        to.to_owned()
    } else {
        repo.tip(to)
    });

    let moved = opened(&repo).advance("main", &from, &to);

    assert_eq!(moved.clone().ok(), expected, "did main move: {moved:?}");
    let place = if expected == Some(true) { to.0 } else { before };
    assert_eq!(repo.tip("main"), place, "where main is");
}

/// A work tree with the branch checked out has files and an index that match it. If only the branch moves, `git
/// status` there shows everything that was merged as undone. The branch can be checked out in the user's own work
/// tree or in another one, so the gate has to know all of them. The folder of the last one has a line break in its
/// name, where the system allows that. (git-worktree(1), `list --porcelain`, and its `-z`)
#[test]
fn a_branch_that_is_checked_out_is_found_with_its_folder() {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "old/main", &[]),
        leaving("main", "mai", &[]),
    ]);
    let found = |branch| opened(&repo).checked_out(branch);
    assert_eq!(found("main"), Ok(None), "main is not checked out");

    repo.git(["switch", "--quiet", "main"]);
    assert_eq!(
        found("main"),
        Ok(Some(used(Work::CheckedOut, repo.path()))),
        "the user is on main"
    );
    assert_eq!(found("mai"), Ok(None), "mai is not checked out");

    repo.git(["switch", "--quiet", "mai"]);
    let other = tempfile::tempdir().expect("a temporary folder can be made");
    let other = other
        .path()
        .canonicalize()
        .expect("it is there")
        .join(if cfg!(windows) { "other" } else { "oth\ner" });
    let folder = other.to_string_lossy();
    repo.git(["worktree", "add", "--quiet", &folder, "old/main"]);
    assert_eq!(found("main"), Ok(None), "main is no longer checked out");
    assert_eq!(
        found("old/main"),
        Ok(Some(used(Work::CheckedOut, other))),
        "another work tree is on old/main"
    );
}

/// While main is rebased or bisected, the work tree has a commit checked out and no branch, so git's list of work trees
/// does not name main. But when a rebase ends it moves main, from where main was when the rebase began. A merge in
/// between would be lost. `git branch --force` refuses such a branch, and so does the gate. (The given module
/// `unfinished` reads git's notes about it. git-rebase(1); git-bisect(1); git-branch(1), `--force`)
#[rstest]
#[case::rebased(&["-c", "sequence.editor=echo break >", "rebase", "--quiet", "--interactive", "old"], Work::Rebase)]
#[case::bisected(&["bisect", "start", "main", "old"], Work::Bisection)]
fn a_branch_that_is_being_rebased_or_bisected_is_found(
    #[case] command: &[&str],
    #[case] work: Work,
    #[values(false, true)] elsewhere: bool,
) {
    let repo = Repo::with(&[
        on("old", &[("a", "1\n")]),
        leaving("old", "main", &[("a", "2\n")]),
        on("main", &[("a", "3\n")]),
    ]);
    let other = tempfile::tempdir().expect("a temporary folder can be made");
    let other = other.path().canonicalize().expect("it is there");
    let folder = if elsewhere {
        let folder = other.join("tree");
        repo.git([
            "worktree",
            "add",
            "--quiet",
            &folder.to_string_lossy(),
            "main",
        ]);
        folder
    } else {
        repo.git(["switch", "--quiet", "main"]);
        repo.path()
    };
    let in_folder = ["-C", &*folder.to_string_lossy()].map(str::to_owned);
    repo.git(
        in_folder
            .into_iter()
            .chain(command.iter().map(|&word| word.to_owned())),
    );

    let repository = opened(&repo);
    assert_eq!(
        repository.checked_out("main"),
        Ok(Some(used(work, folder))),
        "the work tree that is in the middle of {command:?}"
    );
    assert_eq!(
        repository.checked_out("old"),
        Ok(None),
        "old is not checked out"
    );
}

/// The branch could not be moved, and git does not say where it is now: the file by which git knows a repository is
/// gone. Perhaps the branch moved, perhaps not. "No answer" is not "no", and "try again" would be wrong advice.
#[test]
fn a_branch_that_git_says_nothing_of_has_not_moved_on() {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix", &[("a", "2\n")]),
    ]);
    let [main, fix] = ["main", "fix"].map(|branch| Commit(repo.tip(branch)));
    let repository = opened(&repo);
    fs::remove_file(repo.path().join(".git/HEAD")).expect("it is ours");
    let moved = repository.advance("main", &main, &fix);
    assert!(
        matches!(moved, Err(GitError::Failed { .. })),
        "git's error should be passed on: {moved:?}"
    );
}

/// A colleague deletes main while it is tested; main may be the only branch. Then main is not where it was, and the
/// answer is `false`, as for a branch that moved. Here a missing branch is no error. (git-branch(1), `--delete`)
#[rstest]
#[case::one_of_several(&["main"])]
#[case::the_only_one(&["main", "fix"])]
fn a_branch_that_was_deleted_has_moved_on(#[case] deleted: &[&str]) {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix", &[("a", "2\n")]),
    ]);
    let [main, fix] = ["main", "fix"].map(|branch| Commit(repo.tip(branch)));
    for branch in deleted {
        repo.git(["update-ref", "-d", &format!("refs/heads/{branch}")]);
    }
    let moved = opened(&repo).advance("main", &main, &fix);
    assert_eq!(moved, Ok(false), "did main move");
}

/// The tests of a merge take ten minutes. Meanwhile the repository is moved elsewhere, or its disk is removed. Then
/// git cannot even start, and the system reports the same error as for a missing program. With that message a user
/// would install git again, without success. So each of the five functions names the folder. (The given code tells
/// the two cases apart. This passes when you reach it, if you pass its errors on.)
#[rstest]
#[case::tip(|repository: &GitRepository, _: &Commit| repository.tip("main").err())]
#[case::contains(|repository: &GitRepository, tip: &Commit| repository.contains(tip, tip).err())]
#[case::merge(|repository: &GitRepository, tip: &Commit| repository.merge(tip, tip, "both").err())]
#[case::checked_out(|repository: &GitRepository, _: &Commit| repository.checked_out("main").err())]
#[case::advance(|repository: &GitRepository, tip: &Commit| repository.advance("main", tip, tip).err())]
fn a_repository_that_has_gone_is_named(
    #[case] ask: fn(&GitRepository, &Commit) -> Option<GitError>,
) {
    let repo = Repo::with(&[on("main", &[("a", "1\n")])]);
    let (folder, tip) = (repo.path(), Commit(repo.tip("main")));
    let repository = opened(&repo);
    fs::remove_dir_all(&folder).expect("it is ours");

    let error = ask(&repository, &tip);

    let named = match &error {
        Some(GitError::NoRepository { folder, .. }) => Some(folder),
        _ => None,
    };
    assert_eq!(named, Some(&folder), "the folder of the error: {error:?}");
}

/// The gate tests what was committed, in a folder of its own. A file that you forgot to add is missing there: that is
/// the reason for "but it works on my machine". The user's files and branch stay as they are. Two checkouts can exist
/// at once. When a checkout is dropped, its folder is gone, and git has forgotten it. (The struct holds a note:
/// `Leftovers::of(repository.common()).note(folder)`. The next test shows why. git-worktree(1), `add --detach` and
/// `remove --force`)
#[test]
fn a_checkout_has_what_was_committed_and_is_gone_afterwards() {
    let repo = Repo::with(&[
        on("main", &[("a", "1\n")]),
        leaving("main", "fix", &[("a", "2\n")]),
    ]);
    repo.git(["switch", "--quiet", "main"]);
    repo.write("forgotten", "x\n");
    let repository = opened(&repo);

    let checkout = Checkout::of(&repository, &Commit(repo.tip("fix"))).expect("it is checked out");
    let folder = checkout.path();
    assert_eq!(
        files_in(&folder),
        [".git", "a"],
        "the files of the checkout"
    );
    let text = std::fs::read_to_string(folder.join("a")).expect("it is a file");
    assert_eq!(text, "2\n", "the file of the branch");
    std::fs::write(folder.join("built"), "x").expect("a step can write there");
    let users = repo.git(["status", "--porcelain", "--branch"]);
    assert_eq!(users, "## main\n?? forgotten", "the user's work tree");

    let another = Checkout::of(&repository, &Commit(repo.tip("main"))).expect("so is another one");
    assert!(folder.exists(), "another checkout took the first one away");
    drop(another);
    drop(checkout);
    assert!(!folder.exists(), "{} is still there", folder.display());
    assert_eq!(
        repo.work_trees(),
        [repo.path()],
        "the work trees that git knows"
    );
}

/// A killed run cannot tidy up. The next run does it, before it checks anything out. It finds what is left by the
/// notes: the notes of running processes are locked. A run can be killed in the middle of git's work, so what it left
/// may be incomplete. Git may have locked the tree, because it was not finished. The file `.git` may be missing,
/// because the tree was half made or half removed. The folder may be gone after a restart. Git may not know the tree
/// at all. Each of them is removed, also from git's list, and then its note. The user's own work tree stays, although
/// it has the same name. (`git worktree remove` refuses a tree without `.git`, however often it is forced, but
/// accepts one without a folder. git-worktree(1), `remove`)
#[rstest]
#[case::whole(|_: &Path, _: &Path| Ok(()))]
#[case::git_knows_nothing(|_: &Path, entry: &Path| fs::remove_dir_all(entry))]
#[case::no_folder(|folder: &Path, _: &Path| fs::remove_dir_all(folder))]
#[case::locked(|_: &Path, entry: &Path| fs::write(entry.join("locked"), "initializing"))]
#[case::without_its_git_file(|folder: &Path, _: &Path| fs::remove_file(folder.join("tree/.git")))]
fn the_rest_of_a_killed_run_is_removed(
    #[case] damage: fn(folder: &Path, entry: &Path) -> io::Result<()>,
) {
    let repo = Repo::with(&[on("main", &[("a", "1\n")])]);
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let temporary = temporary.path().canonicalize().expect("it is there");
    let (folder, users) = (temporary.join("ci-dead"), temporary.join("users/tree"));
    for tree in [&folder.join("tree"), &users] {
        let tree = tree.to_string_lossy();
        repo.git(["worktree", "add", "--quiet", "--detach", &tree, "main"]);
    }
    let notes = repo.path().join(".git/ci");
    fs::create_dir(&notes).expect("a folder can be made");
    for (name, text) in [
        ("ci-dead.note", &*folder.to_string_lossy()),
        ("ci-new.note", ""),
    ] {
        fs::write(notes.join(name), text).expect("a file can be written");
    }
    damage(&folder, &repo.path().join(".git/worktrees/tree")).expect("it is ours");

    let repository = opened(&repo);
    drop(Checkout::of(&repository, &Commit(repo.tip("main"))).expect("it is checked out"));

    assert_eq!(
        (files_in(&temporary), repo.work_trees(), files_in(&notes)),
        (
            vec!["users".to_owned()],
            vec![repo.path(), users],
            vec!["turn".to_owned()]
        ),
        "what is left: folders, work trees that git knows, notes"
    );
}

/// If a folder cannot be removed, a later run has to try again. So its note stays. Here a file has the name of the
/// folder. (This may pass when you reach it.)
#[test]
fn a_folder_that_cannot_be_removed_keeps_its_note() {
    let repo = Repo::with(&[on("main", &[("a", "1\n")])]);
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let about = temporary.path().join("ci-dead");
    fs::write(&about, "a file").expect("a file can be written");
    let notes = repo.path().join(".git/ci");
    fs::create_dir(&notes).expect("a folder can be made");
    fs::write(notes.join("ci-dead.note"), &*about.to_string_lossy()).expect("so can a note");

    let repository = opened(&repo);
    drop(Checkout::of(&repository, &Commit(repo.tip("main"))).expect("it is checked out"));

    assert!(about.exists(), "the file is ours, and it has gone");
    assert_eq!(
        files_in(&notes),
        ["ci-dead.note", "turn"],
        "the notes that are left"
    );
}

/// The name of a commit that does not exist.
const NOWHERE: &str = "0123456789012345678901234567890123456789";

/// The work tree that a branch is in use in.
fn used(work: Work, folder: PathBuf) -> InUse {
    InUse { work, folder }
}

fn opened(repo: &Repo) -> GitRepository {
    GitRepository::open(&repo.path()).expect("it is a repository")
}
