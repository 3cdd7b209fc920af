//! title: Drops its note of a folder that is still there
//! severity: minor
//! seen by: integration::git::a_folder_that_cannot_be_removed_keeps_its_note
//! rule: If it cannot remove something, a later run tries again.
//! asks: what does the next run know of a folder that could not be removed?
//!
//! The code removes the folder and drops its note, without a look at the result. If it lacks the permission, or a
//! program has a file in it open, the folder stays for ever on the user's disk.
//!
//! A test needs a folder that cannot be removed, and checks that its note stays.

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
