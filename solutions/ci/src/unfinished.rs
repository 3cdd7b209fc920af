//! How a work tree uses a branch, and unfinished rebases and bisections.
//!
//! During a rebase or a bisection, a work tree has a commit checked out and no branch, so `git worktree list` names
//! none. At its end a rebase moves the branch from its old commit, and a bisection checks it out again.

use std::fmt;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

/// A work tree that uses a branch, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// How the work tree uses the branch.
    pub work: Work,
    /// The work tree's folder.
    pub folder: PathBuf,
}

/// How a work tree uses a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// It has the branch checked out.
    CheckedOut,
    /// It is rebasing the branch, and moves it at the end.
    Rebase,
    /// It is bisecting, and checks the branch out at the end.
    Bisection,
}

/// Where the branch is in use, and how to end that: `checked out in /desk: switch to another branch there first`.
impl fmt::Display for InUse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, first) = match self.work {
            Work::CheckedOut => ("checked out", "switch to another branch there first"),
            Work::Rebase => (
                "being rebased",
                "finish that first with `git rebase --continue`, or give it up with `git rebase --abort`",
            ),
            Work::Bisection => ("being bisected", "end that first with `git bisect reset`"),
        };
        write!(formatter, "{what} in {}: {first}", self.folder.display())
    }
}

/// The work tree in which a branch is being rebased or bisected, if there is one. `common` is the folder that all work
/// trees of the repository share.
pub fn work_tree(common: &Path, branch: &str) -> Option<InUse> {
    let linked = fs::read_dir(common.join("worktrees"));
    let linked = linked.into_iter().flatten().flatten();
    iter::once(common.to_owned())
        .chain(linked.map(|entry| entry.path()))
        .find_map(|administration| {
            let work = unfinished(&administration, branch)?;
            let folder = folder_of(&administration);
            Some(InUse { work, folder })
        })
}

/// The rebase or bisection of a branch, from git's folder for a work tree.
fn unfinished(administration: &Path, branch: &str) -> Option<Work> {
    let in_full = format!("refs/heads/{branch}");
    [
        ("rebase-merge/head-name", &*in_full, Work::Rebase),
        ("rebase-apply/head-name", &*in_full, Work::Rebase),
        // The other branches that `git rebase --update-refs` will move.
        ("rebase-merge/update-refs", &*in_full, Work::Rebase),
        ("BISECT_START", branch, Work::Bisection),
    ]
    .iter()
    .find_map(|(name, line, work)| {
        let text = fs::read_to_string(administration.join(name)).ok()?;
        text.lines().any(|found| found == *line).then_some(*work)
    })
}

/// The work tree that belongs to one of git's folders.
fn folder_of(administration: &Path) -> PathBuf {
    // A linked work tree's `gitdir` names the file `.git` in it. The user's own has `.git` as that folder itself.
    let git = fs::read_to_string(administration.join("gitdir")).map_or_else(
        |_| administration.to_owned(),
        |text| administration.join(text.trim_end_matches(['\n', '\r'])),
    );
    git.parent().unwrap_or(&git).to_owned()
}
