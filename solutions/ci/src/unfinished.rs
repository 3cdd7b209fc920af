//! What a work tree does with a branch, and rebases and bisections that are not finished.
//!
//! While they last, a work tree has a commit checked out and no branch, so `git worktree list` names none. At its end
//! a rebase moves the branch, from where it was at the beginning; a bisection checks it out again.

use std::fmt;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

/// A work tree that needs a branch to stay where it is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// What the work tree does with the branch.
    pub work: Work,
    /// The work tree's folder.
    pub folder: PathBuf,
}

/// What a work tree does with a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// It has the branch checked out.
    CheckedOut,
    /// It is in the middle of a rebase that moves the branch at its end.
    Rebase,
    /// It is in the middle of a bisection that checks the branch out at its end.
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

/// The rebase or bisection of a branch that is noted down in the folder that git keeps for a work tree.
fn unfinished(administration: &Path, branch: &str) -> Option<Work> {
    let in_full = format!("refs/heads/{branch}");
    [
        ("rebase-merge/head-name", &*in_full, Work::Rebase),
        ("rebase-apply/head-name", &*in_full, Work::Rebase),
        // The other branches that `git rebase --update-refs` is going to move.
        ("rebase-merge/update-refs", &*in_full, Work::Rebase),
        ("BISECT_START", branch, Work::Bisection),
    ]
    .iter()
    .find_map(|(name, line, work)| {
        let text = fs::read_to_string(administration.join(name)).ok()?;
        text.lines().any(|found| found == *line).then_some(*work)
    })
}

/// The work tree that git keeps a folder for.
fn folder_of(administration: &Path) -> PathBuf {
    // A linked work tree's `gitdir` names the file `.git` in it. The user's own has `.git` as that folder itself.
    let git = fs::read_to_string(administration.join("gitdir")).map_or_else(
        |_| administration.to_owned(),
        |text| administration.join(text.trim_end_matches(['\n', '\r'])),
    );
    git.parent().unwrap_or(&git).to_owned()
}
