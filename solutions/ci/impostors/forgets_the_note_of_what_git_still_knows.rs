//! title: Drops its note although git kept the work tree
//! severity: minor
//! seen by: integration::git::the_rest_of_a_killed_run_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what is left of a killed run when git has not let go of its work tree?
//!
//! The code asks git to remove the work tree, deletes the folder and drops its note. But git refuses to remove a
//! locked work tree, and one without its file `.git`. Git then lists it for ever, and no later run tries again.
//!
//! A killed run leaves half of its work. A test needs a locked work tree that a killed run left.

mod checkout {
    fn remove(repository: &GitRepository, note: &Note) {
        let tree = tree_in(note.about());
        let tree = tree.to_string_lossy();
        let _ = repository.call(&["worktree", "remove", "--force", &tree]);
        let _ = fs::remove_dir_all(note.about());
        note.strike();
    }
}
