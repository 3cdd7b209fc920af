//! A git repository, and the program `git` behind it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thiserror::Error;

use crate::environment::without_repository;
use crate::unfinished::{self, InUse, Work};

/// A commit, by its name in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit(pub String);

impl fmt::Display for Commit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The result of merging two commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// They merge without a conflict into this commit. No branch has it yet.
    Clean(Commit),
    /// They do not: a person has to decide about these files, in git's order.
    Conflict(Vec<String>),
}

/// Why a call of git failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GitError {
    /// There is no git on this machine.
    #[error("git cannot be started ({0}): install it, and see that it is in PATH")]
    NoGit(String),
    /// The folder is in no repository, or in one that git refuses.
    #[error("{} cannot be used as a git repository: {said}", folder.display())]
    NoRepository {
        /// The folder.
        folder: PathBuf,
        /// What git said.
        said: String,
    },
    /// The repository has no branch yet.
    #[error("the repository is empty: make a first commit")]
    Empty,
    /// There is no such branch.
    #[error("there is no branch {name:?}; there are: {}", known.join(", "))]
    UnknownBranch {
        /// The name that was given.
        name: String,
        /// The existing branches, in git's order.
        known: Vec<String>,
    },
    /// A command of git failed.
    #[error("git {what} failed: {said}")]
    Failed {
        /// Git's command, such as `merge-tree`.
        what: String,
        /// What git said.
        said: String,
    },
    /// The folder for a checkout, or its note, could not be created.
    #[error("no folder for a checkout: {0}")]
    Folder(String),
}

/// The operations that a gate needs of a git repository. None of them touches a work tree, an index or a stash.
pub trait Repository {
    /// The commit of a branch. The name must be that of a branch: `HEAD`, a tag, or `main~1` are no branches.
    ///
    /// # Errors
    /// [`GitError::UnknownBranch`], or [`GitError::Empty`] if there is no branch at all.
    fn tip(&self, branch: &str) -> Result<Commit, GitError>;

    /// Whether a commit is in the history of another one. Each commit is in its own history.
    ///
    /// # Errors
    /// [`GitError::Failed`], if there is no such commit.
    fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError>;

    /// Merges a commit into another one. The new commit has both as parents, ours first, and this message.
    ///
    /// # Errors
    /// [`GitError::Failed`], if there is no such commit, or if the two have no history in common.
    fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError>;

    /// The work tree that has a branch checked out, or is rebasing or bisecting it, if there is one: the user's own, or
    /// a linked one (`git worktree`).
    ///
    /// # Errors
    /// [`GitError::Failed`], if git fails.
    fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError>;

    /// Moves a branch, if it is still at its old commit, and returns whether it moved. No other process can move it
    /// between the check and the move.
    ///
    /// # Errors
    /// [`GitError::Failed`], if the branch is at its old commit and still cannot be moved, or if git cannot tell where
    /// it is.
    fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError>;
}

/// A repository on this machine, through the program `git` (2.38 or later).
#[derive(Debug, Clone)]
pub struct GitRepository {
    folder: PathBuf,
    common: PathBuf,
}

/// What git answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its exit status; -1, if it was killed.
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl GitRepository {
    /// The repository that a folder is in: the folder may be anywhere in a work tree, and the work tree may be a linked one
    /// (`git worktree add`), whose `.git` is a file.
    ///
    /// # Errors
    /// [`GitError::NoGit`]; [`GitError::NoRepository`] with git's message, trimmed.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        todo!()
    }

    /// The folder with git's data that all work trees share, such as branches.
    pub(crate) fn common(&self) -> &Path {
        &self.common
    }

    /// Calls git in the repository, and returns its output, even after a failure.
    pub(crate) fn call(&self, arguments: &[&str]) -> Result<Answer, GitError> {
        call(&self.folder, arguments)
    }

    /// Calls git for a command that must succeed. Returns standard output, without the line break at its end.
    pub(crate) fn demand(&self, arguments: &[&str]) -> Result<String, GitError> {
        let answer = self.call(arguments)?;
        if answer.status == 0 {
            Ok(answer.stdout.trim_end_matches(['\n', '\r']).to_owned())
        } else {
            Err(failed(arguments, &answer))
        }
    }
}

impl Repository for GitRepository {
    fn tip(&self, branch: &str) -> Result<Commit, GitError> {
        todo!()
    }

    fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError> {
        todo!()
    }

    fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError> {
        todo!()
    }

    fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError> {
        todo!()
    }

    fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
        todo!()
    }
}

fn failed(arguments: &[&str], answer: &Answer) -> GitError {
    GitError::Failed {
        what: arguments.first().copied().unwrap_or_default().to_owned(),
        said: answer.stderr.trim().to_owned(),
    }
}

/// Calls git in a folder.
fn call(folder: &Path, arguments: &[&str]) -> Result<Answer, GitError> {
    let mut command = Command::new("git");
    let output = prepared(&mut command)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(folder, &error))?;
    Ok(Answer {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// A call of git that works in the same way on every machine:
///
/// - in the repository of its folder, even if the environment names another one;
/// - without hooks, because a user's own hooks could refuse a good merge, or do something unexpected;
/// - with all files of a commit in a new work tree, even if the user's own leaves some out (`git sparse-checkout`);
/// - with an author of its own for the commits that it makes, so that no configuration is needed.
fn prepared(command: &mut Command) -> &mut Command {
    // Nothing is prepared yet.
    command
}

/// A missing folder gives the same error as a missing program. This tells the two apart.
fn not_started(folder: &Path, error: &io::Error) -> GitError {
    if folder.is_dir() {
        GitError::NoGit(error.to_string())
    } else {
        GitError::NoRepository {
            folder: folder.to_owned(),
            said: error.to_string(),
        }
    }
}
