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
        let leftovers = Leftovers::of(repository.common());
        for note in leftovers.abandoned().map_err(|error| no_folder(&error))? {
            remove(repository, &note);
        }
        let folder = tempfile::Builder::new()
            .prefix("ci-")
            .tempdir()
            .map_err(|error| no_folder(&error))?;
        // From here on it is removed, however this ends.
        let checkout = Self {
            note: leftovers
                .note(folder.path())
                .map_err(|error| no_folder(&error))?,
            repository,
            folder,
        };
        let tree = checkout.path();
        let tree = tree.to_string_lossy();
        repository.demand(&["worktree", "add", "--detach", &tree, &commit.0])?;
        Ok(checkout)
    }

    /// The folder with the commit's files.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        tree_in(self.folder.path())
    }
}

impl Drop for Checkout<'_> {
    fn drop(&mut self) {
        remove(self.repository, &self.note);
    }
}

/// Removes a work tree that a note is about, and then the note. What cannot be removed keeps its note for the next run.
///
/// Not with `git worktree prune`: that also forgets the user's own work trees, if their disk is not there just now.
fn remove(repository: &GitRepository, note: &Note) {
    let tree = tree_in(note.about());
    // The files first: git refuses a work tree that is only half there, and forgets one that is not there at all.
    let _ = fs::remove_dir_all(&tree);
    // Git also refuses what it has never heard of, and then there is nothing to forget. Forced twice, since git locks
    // a work tree while it is made.
    let tree = tree.to_string_lossy();
    let _ = repository.call(&["worktree", "remove", "--force", "--force", &tree]);
    let _ = fs::remove_dir_all(note.about());
    if !note.about().exists() {
        note.strike();
    }
}

/// The work tree in a temporary folder.
fn tree_in(folder: &Path) -> PathBuf {
    folder.join("tree")
}

fn no_folder(error: &io::Error) -> GitError {
    GitError::Folder(error.to_string())
}
