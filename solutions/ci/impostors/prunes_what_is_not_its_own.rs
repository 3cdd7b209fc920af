//! title: Removes work trees of the user
//! severity: major
//! seen by: integration::git::the_rest_of_a_killed_run_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what happens to a work tree of the user whose folder is missing now?
//!
//! `git worktree prune` is the command for missing work trees. But it forgets every work tree whose folder is
//! missing, also the user's. A user whose work tree is on another disk, which is not plugged in now, loses its index.
//!
//! A test needs a work tree of the user whose folder is missing.

mod checkout {
    fn remove(repository: &GitRepository, note: &Note) {
        let _ = fs::remove_dir_all(note.about());
        let _ = repository.call(&["worktree", "prune"]);
        if !note.about().exists() {
            note.strike();
        }
    }
}
