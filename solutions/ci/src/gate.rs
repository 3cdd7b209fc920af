//! Merges a branch if the merged result passes.

use thiserror::Error;

use crate::git::{Commit, GitError, Merge, Repository};
use crate::report::Report;
use crate::trial::{Tester, TrialError};
use crate::unfinished::InUse;

/// The result for a branch at the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The merged result passed, and the line is at that commit now.
    Merged {
        /// The line's commit.
        commit: Commit,
        /// The report of its tests.
        report: Report,
    },
    /// The line already contains the branch. Nothing was tested or moved.
    AlreadyMerged,
    /// The merged result failed. The line has not moved.
    Red(Report),
    /// These files are in conflict. The line has not moved.
    Conflict(Vec<String>),
    /// The merged result passed, but the line moved meanwhile, so the two together have not been tested. The line
    /// stays at its new commit.
    MovedOn(Report),
}

/// Why the gate has no verdict. The line has not moved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GateError {
    /// Git failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The merged result could not be tested.
    #[error("the merged result cannot be tested")]
    Trial(#[from] TrialError),
    /// A work tree has the line checked out, or is rebasing or bisecting it. After a move its files and its index
    /// would no longer match the branch, or the rebase would undo the merge.
    #[error("{line:?} is {by}")]
    InUse {
        /// The line.
        line: String,
        /// The work tree, and what it does with the line.
        by: InUse,
    },
}

/// The gate in front of a shared line, such as `main`.
#[derive(Debug)]
pub struct Gate<'a, R, T> {
    repository: &'a R,
    tester: &'a T,
}

impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
    /// A gate to this repository.
    pub fn new(repository: &'a R, tester: &'a T) -> Self {
        Self { repository, tester }
    }

    /// Merges a branch into a line, if the merged result passes.
    ///
    /// - The gate tests the future commit of the line: the one that [`Repository::merge`] makes of the line (ours)
    ///   and the branch (theirs), with the message `Merge branch 'BRANCH' into LINE`. If the branch already contains
    ///   the line, the branch's own commit is tested, and no other is made.
    /// - The line moves to exactly the commit that was tested, and only from where it was when the merge began.
    /// - A line that is checked out is not moved. The gate checks that before it tests, so that the user does not wait
    ///   in vain, and again before the line moves. If the branch is already merged, there is no check.
    ///
    /// # Errors
    /// [`GateError`], if there is no verdict.
    pub fn merge(&self, branch: &str, line: &str) -> Result<Verdict, GateError> {
        let from = self.repository.tip(line)?;
        let theirs = self.repository.tip(branch)?;
        if self.repository.contains(&from, &theirs)? {
            return Ok(Verdict::AlreadyMerged);
        }
        self.refuse_checked_out(line)?;
        let message = format!("Merge branch '{branch}' into {line}");
        let to = match self.merged(&from, theirs, &message)? {
            Merge::Clean(commit) => commit,
            Merge::Conflict(files) => return Ok(Verdict::Conflict(files)),
        };
        let report = self.tester.test(&to)?;
        if !report.is_green() {
            return Ok(Verdict::Red(report));
        }
        self.refuse_checked_out(line)?;
        if self.repository.advance(line, &from, &to)? {
            Ok(Verdict::Merged { commit: to, report })
        } else {
            Ok(Verdict::MovedOn(report))
        }
    }

    /// The future commit of the line, with the branch in it.
    fn merged(&self, ours: &Commit, theirs: Commit, message: &str) -> Result<Merge, GitError> {
        if self.repository.contains(&theirs, ours)? {
            return Ok(Merge::Clean(theirs));
        }
        self.repository.merge(ours, &theirs, message)
    }

    fn refuse_checked_out(&self, line: &str) -> Result<(), GateError> {
        match self.repository.checked_out(line)? {
            Some(by) => Err(GateError::InUse {
                line: line.to_owned(),
                by,
            }),
            None => Ok(()),
        }
    }
}
