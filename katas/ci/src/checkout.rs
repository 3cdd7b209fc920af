//! A commit's files in a separate folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::git::{Commit, GitError, GitRepository};
use crate::leftovers::{Leftovers, Note};

/// A work tree with exactly the files of a commit, in a temporary folder.
///
/// It is removed when this is dropped. If a process was killed, the next [`Checkout`] removes its work tree.
#[derive(Debug)]
pub struct Checkout<'a> {
    repository: &'a GitRepository,
    folder: TempDir,
    note: Note,
}

impl<'a> Checkout<'a> {
    /// Removes the work trees of killed processes, and checks a commit out. It does not touch the user's work trees.
    ///
    /// # Errors
    /// [`GitError::Folder`], or [`GitError::Failed`] if git cannot check it out.
    pub fn of(repository: &'a GitRepository, commit: &Commit) -> Result<Self, GitError> {
        todo!()
    }

    /// The folder with the commit's files.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        tree_in(self.folder.path())
    }
}

impl Drop for Checkout<'_> {
    fn drop(&mut self) {
        // Nothing is removed yet.
    }
}

/// The work tree in a temporary folder.
fn tree_in(folder: &Path) -> PathBuf {
    folder.join("tree")
}

fn no_folder(error: &io::Error) -> GitError {
    GitError::Folder(error.to_string())
}
