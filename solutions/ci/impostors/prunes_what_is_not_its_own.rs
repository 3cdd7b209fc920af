//! title: Prunes work trees that are not its own
//! severity: major
//! seen by: integration::git::what_a_killed_run_has_left_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what becomes of a work tree of the user whose folder is not there just now?
//!
//! `git worktree prune` is the command for it, it says so itself. It forgets every work tree whose folder is not there:
//! those of this program, and the user's, on a disk that is not plugged in just now, with its index and where it was.
//!
//! To tidy up is to know what is yours. A test needs something that looks like litter and is not.

mod checkout {
    fn remove(repository: &GitRepository, note: &Note) {
        let _ = fs::remove_dir_all(note.about());
        let _ = repository.call(&["worktree", "prune"]);
        if !note.about().exists() {
            note.strike();
        }
    }
}
