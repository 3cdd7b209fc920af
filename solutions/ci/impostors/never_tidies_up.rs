//! title: Never removes what a killed run left
//! severity: minor
//! seen by: integration::git::the_rest_of_a_killed_run_is_removed
//! rule: The next run that tests something removes what a killed run left, and nothing else.
//! asks: what happens to the folders that a killed run has left?
//!
//! The code removes its folders when it is done, when something fails, and even when it panics. A killed process
//! removes nothing. After a year the user has hundreds of work trees.
//!
//! `Drop` only works in a living process. A test needs the folders of a killed run, and starts the next run.

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
