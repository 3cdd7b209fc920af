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
        let leftovers = Leftovers::of(repository.common());
        for note in leftovers.abandoned().map_err(|error| no_folder(&error))? {
            remove(repository, &note);
        }
        let folder = tempfile::Builder::new()
            .prefix("ci-")
            .tempdir()
            .map_err(|error| no_folder(&error))?;
        // From here on it is always removed.
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

/// Removes a note's work tree, and then the note. If the work tree cannot be removed, its note stays for the next run.
///
/// Not with `git worktree prune`: that also forgets the user's own work trees, if their disk is not mounted now.
fn remove(repository: &GitRepository, note: &Note) {
    let tree = tree_in(note.about());
    // The files first: git refuses to remove an incomplete work tree, and forgets one without files.
    let _ = fs::remove_dir_all(&tree);
    // Git also refuses an unknown work tree, and then there is nothing to forget. Forced twice, because git locks a
    // work tree while it creates it.
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
