//! title: Moves a line that is being rebased
//! severity: critical
//! seen by: integration::git::a_branch_that_is_being_rebased_or_bisected_is_found
//! rule: the line is being rebased or bisected in a work tree | refused; the message says which
//! asks: what does the gate do when a work tree is in the middle of rebasing the line?
//!
//! Git lists the work trees with their branches, and a work tree in the middle of a rebase has none. So the code
//! moves the line. At its end the rebase moves the line too, or refuses to. The user loses the merge or the rebase.
//!
//! The list says what is checked out, and not what is in use. A test stops a rebase in the middle.

mod git {
    impl Repository for GitRepository {
        fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError> {
            let listed = self.demand(&["worktree", "list", "--porcelain", "-z"])?;
            let wanted = format!("branch refs/heads/{branch}");
            let found = listed
                .split("\0\0")
                .find(|tree| tree.split('\0').any(|line| line == wanted));
            Ok(found
                .and_then(|tree| {
                    tree.split('\0')
                        .find_map(|line| line.strip_prefix("worktree "))
                })
                .map(|folder| InUse {
                    work: Work::CheckedOut,
                    folder: PathBuf::from(folder),
                }))
        }
    }
}
