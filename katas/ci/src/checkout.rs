//! A commit's files in a folder of their own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::git::{Commit, GitError, GitRepository};
use crate::leftovers::{Leftovers, Note};

/// A commit's files, and nothing else, in a work tree of their own somewhere among the system's temporary files.
///
/// It is gone when this is dropped. What a process that was killed has left is removed by whoever makes the next one.
#[derive(Debug)]
pub struct Checkout<'a> {
    repository: &'a GitRepository,
    folder: TempDir,
    note: Note,
}

impl<'a> Checkout<'a> {
    /// Removes what killed processes have left, and checks a commit out. The work trees of the user are not touched.
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
