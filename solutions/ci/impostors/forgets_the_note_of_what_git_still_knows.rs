//! title: Does not listen when git refuses to remove
//! severity: minor
//! seen by: integration::git::what_a_killed_run_has_left_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what is left of a killed run when git has not let go of its work tree?
//!
//! It asks git to remove the work tree, deletes the folder, and crosses it off. But git refuses a work tree that is
//! locked, as one is while it is made, and one that has lost its file `.git`. Then git keeps it in its list for ever,
//! and the note that would have brought somebody back is gone.
//!
//! Whoever is killed leaves things half done, and half done is another case than done.

mod checkout {
    fn remove(repository: &GitRepository, note: &Note) {
        let tree = tree_in(note.about());
        let tree = tree.to_string_lossy();
        let _ = repository.call(&["worktree", "remove", "--force", &tree]);
        let _ = fs::remove_dir_all(note.about());
        note.strike();
    }
}
