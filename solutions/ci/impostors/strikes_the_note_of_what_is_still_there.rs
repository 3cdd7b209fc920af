//! title: Strikes the note of what is still there
//! severity: minor
//! seen by: integration::git::what_cannot_be_removed_keeps_its_note
//! rule: A later run tries again to remove what it could not remove.
//! asks: what does the next run know of a folder that could not be removed?
//!
//! It removes the folder and crosses it off. If the folder could not be removed, for want of rights or because a program has a file
//! in it open, nobody knows of it any more, and it stays among the temporary files for good.
//!
//! An error that is ignored on purpose still has to be asked for its consequence. The test needs something that cannot be removed.

mod checkout {
    fn remove(repository: &GitRepository, note: &Note) {
        let tree = tree_in(note.about());
        let _ = fs::remove_dir_all(&tree);
        let tree = tree.to_string_lossy();
        let _ = repository.call(&["worktree", "remove", "--force", "--force", &tree]);
        let _ = fs::remove_dir_all(note.about());
        note.strike();
    }
}
