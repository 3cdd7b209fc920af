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

/// What comes of merging two commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// They fit together, line by line: this is the commit of both. No branch has it yet.
    Clean(Commit),
    /// They do not: these files would need somebody to decide, in git's order.
    Conflict(Vec<String>),
}

/// Why git did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GitError {
    /// There is no git on this machine.
    #[error("git cannot be started ({0}): install it, and see that it is in PATH")]
    NoGit(String),
    /// The folder is in no repository, or in none that git would work on.
    #[error("{} cannot be used as a git repository: {said}", folder.display())]
    NoRepository {
        /// The folder.
        folder: PathBuf,
        /// What git said.
        said: String,
    },
    /// There is no branch at all yet.
    #[error("the repository is empty: make a first commit")]
    Empty,
    /// There is no such branch.
    #[error("there is no branch {name:?}; there are: {}", known.join(", "))]
    UnknownBranch {
        /// What was asked for.
        name: String,
        /// The branches that there are, in git's order.
        known: Vec<String>,
    },
    /// Git failed at something.
    #[error("git {what} failed: {said}")]
    Failed {
        /// Git's command, such as `merge-tree`.
        what: String,
        /// What git said.
        said: String,
    },
    /// The folder for a checkout, or the note about it, could not be made.
    #[error("no folder for a checkout: {0}")]
    Folder(String),
}

/// What a gate needs of a git repository. Nothing here touches a work tree, an index or a stash.
pub trait Repository {
    /// The commit that a branch is at. The name is a branch's own: `HEAD`, a tag, or `main~1` are no branches.
    ///
    /// # Errors
    /// [`GitError::UnknownBranch`], or [`GitError::Empty`] if there is no branch at all.
    fn tip(&self, branch: &str) -> Result<Commit, GitError>;

    /// Whether a commit is in the history of another one. It is in its own.
    ///
    /// # Errors
    /// [`GitError::Failed`], if there is no such commit.
    fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError>;

    /// Merges a commit into another one. The new commit has both as parents, ours first, and this message.
    ///
    /// # Errors
    /// [`GitError::Failed`], if there is no such commit, or if the two have no history in common.
    fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError>;

    /// The work tree that has a branch checked out, or is in the middle of rebasing or bisecting it, if there is one: the
    /// user's own, or another that was made with `git worktree`.
    ///
    /// # Errors
    /// [`GitError::Failed`], if git does not say.
    fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError>;

    /// Moves a branch, if it still is where it was; and says whether it moved. Between the look and the move nobody
    /// else can move it.
    ///
    /// # Errors
    /// [`GitError::Failed`], if the branch is where it was and could not be moved all the same, or if git does not say
    /// where it is.
    fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError>;
}

/// A repository on this machine, asked by way of the program `git` (2.38 or later).
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
    /// [`GitError::NoGit`]; [`GitError::NoRepository`] with what git said, without white space around it.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        let arguments = ["rev-parse", "--path-format=absolute", "--git-common-dir"];
        let answer = call(folder, &arguments)?;
        if answer.status != 0 {
            return Err(GitError::NoRepository {
                folder: folder.to_owned(),
                said: answer.stderr.trim().to_owned(),
            });
        }
        Ok(Self {
            folder: folder.to_owned(),
            common: PathBuf::from(answer.stdout.trim_end_matches(['\n', '\r'])),
        })
    }

    /// The folder in which git keeps what all work trees share, such as branches.
    pub(crate) fn common(&self) -> &Path {
        &self.common
    }

    /// Calls git in the repository, and hands over whatever it answers.
    pub(crate) fn call(&self, arguments: &[&str]) -> Result<Answer, GitError> {
        call(&self.folder, arguments)
    }

    /// Calls git for something that it has to do: standard output, without the line break at its end.
    pub(crate) fn demand(&self, arguments: &[&str]) -> Result<String, GitError> {
        let answer = self.call(arguments)?;
        if answer.status == 0 {
            Ok(answer.stdout.trim_end_matches(['\n', '\r']).to_owned())
        } else {
            Err(failed(arguments, &answer))
        }
    }

    /// All branches: each with its commit.
    fn branches(&self) -> Result<Vec<(String, Commit)>, GitError> {
        let listed = self.demand(&[
            "for-each-ref",
            "--format=%(objectname) %(refname)",
            "refs/heads/",
        ])?;
        let branches = listed.lines().filter_map(|line| {
            let (commit, name) = line.split_once(" refs/heads/")?;
            Some((name.to_owned(), Commit(commit.to_owned())))
        });
        Ok(branches.collect())
    }
}

impl Repository for GitRepository {
    // `rev-parse NAME` would be shorter, and takes `main~1`, `HEAD`, tags and options for branches.
    fn tip(&self, branch: &str) -> Result<Commit, GitError> {
        let mut branches = self.branches()?;
        if branches.is_empty() {
            return Err(GitError::Empty);
        }
        match branches.iter().position(|(name, _)| name == branch) {
            Some(found) => Ok(branches.swap_remove(found).1),
            None => Err(GitError::UnknownBranch {
                name: branch.to_owned(),
                known: branches.into_iter().map(|(name, _)| name).collect(),
            }),
        }
    }

    fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError> {
        let arguments = ["merge-base", "--is-ancestor", &commit.0, &history.0];
        let answer = self.call(&arguments)?;
        match answer.status {
            0 => Ok(true),
            1 => Ok(false),
            _ => Err(failed(&arguments, &answer)),
        }
    }

    // `merge-tree` merges without a work tree, so there is none that could be left in the middle of it.
    fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError> {
        let arguments = [
            "merge-tree",
            "--write-tree",
            "--name-only",
            "--no-messages",
            "-z",
            &ours.0,
            &theirs.0,
        ];
        let answer = self.call(&arguments)?;
        // With -z each part ends in a NUL: the tree, and then every file that is in conflict.
        let mut parts = answer.stdout.split('\0').filter(|part| !part.is_empty());
        match (answer.status, parts.next()) {
            (0, Some(tree)) => {
                let parents = ["-p", &ours.0, "-p", &theirs.0];
                let commit = [&["commit-tree", tree, "-m", message], &parents[..]].concat();
                Ok(Merge::Clean(Commit(self.demand(&commit)?)))
            }
            (1, Some(_)) => Ok(Merge::Conflict(parts.map(str::to_owned).collect())),
            _ => Err(failed(&arguments, &answer)),
        }
    }

    fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError> {
        let listed = self.demand(&["worktree", "list", "--porcelain", "-z"])?;
        let wanted = format!("branch refs/heads/{branch}");
        // A line is closed by a NUL, and a work tree by an empty line.
        let found = listed
            .split("\0\0")
            .find(|tree| tree.split('\0').any(|line| line == wanted));
        let folder = found.and_then(|tree| {
            tree.split('\0')
                .find_map(|line| line.strip_prefix("worktree "))
        });
        Ok(folder
            .map(|folder| InUse {
                work: Work::CheckedOut,
                folder: PathBuf::from(folder),
            })
            .or_else(|| unfinished::work_tree(&self.common, branch)))
    }

    // The old commit is what makes this a compare-and-swap: git moves the branch only from there.
    fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
        let name = format!("refs/heads/{branch}");
        let arguments = ["update-ref", "-m", "ci: merge", &name, &to.0, &from.0];
        let answer = self.call(&arguments)?;
        if answer.status == 0 {
            return Ok(true);
        }
        // Git's words differ from version to version. Where the branch is now does not.
        match self.tip(branch) {
            Ok(now) if now == *from => Err(failed(&arguments, &answer)),
            // Moved, or deleted: nothing that has been tested is lost.
            Ok(_) | Err(GitError::UnknownBranch { .. } | GitError::Empty) => Ok(false),
            Err(error) => Err(error),
        }
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

/// Git, so that it does the same for everybody:
///
/// - in the repository of its folder, whatever the environment says about another one;
/// - with hooks that are switched off, since they are somebody's own custom, and could refuse what is green or do what
///   nobody asked for;
/// - with all files of a commit in a new work tree, whatever the user's own is told to leave out (`git sparse-checkout`);
/// - with an author of its own for the commits that it makes, so that no configuration is needed.
fn prepared(command: &mut Command) -> &mut Command {
    without_repository(command)
        .args(["-c", "core.hooksPath=/dev/null"])
        .args(["-c", "core.sparseCheckout=false"]);
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), "ci")
            .env(format!("GIT_{role}_EMAIL"), "ci@localhost");
    }
    command
}

/// A folder that is not there looks like a program that is not there, and is something else.
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
