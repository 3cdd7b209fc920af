//! title: Never tidies up after a run that was killed
//! severity: minor
//! seen by: integration::git::what_a_killed_run_has_left_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what becomes of the folders that a killed run has left?
//!
//! It removes what it has made when it is done, and when something fails, and even when it panics. When it is killed it
//! does nothing any more. The next run could, and does not know how; after a year there are hundreds of work trees.
//!
//! `Drop` is a promise that only a living process can keep. A test kills one.

mod checkout {
    impl<'a> Checkout<'a> {
        pub fn of(repository: &'a GitRepository, commit: &Commit) -> Result<Self, GitError> {
            let leftovers = Leftovers::of(repository.common());
            let folder = tempfile::Builder::new()
                .prefix("ci-")
                .tempdir()
                .map_err(|error| no_folder(&error))?;
            let checkout = Self {
                note: leftovers.note(folder.path()).map_err(|error| no_folder(&error))?,
                repository,
                folder,
            };
            let tree = checkout.path();
            let tree = tree.to_string_lossy();
            repository.demand(&["worktree", "add", "--detach", &tree, &commit.0])?;
            Ok(checkout)
        }
    }
}
