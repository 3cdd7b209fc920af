//! Rebases and bisections that are not finished.
//!
//! While they last, a work tree has a commit checked out and no branch, so `git worktree list` names none. At its end
//! a rebase moves the branch, from where it was at the beginning; a bisection checks it out again.

use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

/// The work tree in which a branch is being rebased or bisected, if there is one. `common` is the folder that all work
/// trees of the repository share.
pub fn work_tree(common: &Path, branch: &str) -> Option<PathBuf> {
    let linked = fs::read_dir(common.join("worktrees"));
    let linked = linked.into_iter().flatten().flatten();
    iter::once(common.to_owned())
        .chain(linked.map(|entry| entry.path()))
        .find(|administration| is_unfinished(administration, branch))
        .map(|administration| folder_of(&administration))
}

/// Whether a rebase or a bisection of a branch is noted down in the folder that git keeps for a work tree.
fn is_unfinished(administration: &Path, branch: &str) -> bool {
    let in_full = format!("refs/heads/{branch}");
    [
        ("rebase-merge/head-name", &*in_full),
        ("rebase-apply/head-name", &*in_full),
        // The other branches that `git rebase --update-refs` is going to move.
        ("rebase-merge/update-refs", &*in_full),
        ("BISECT_START", branch),
    ]
    .iter()
    .any(|(name, line)| {
        fs::read_to_string(administration.join(name))
            .is_ok_and(|text| text.lines().any(|found| found == *line))
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
