//! title: Looks only at the work tree where it starts
//! severity: major
//! seen by: integration::git::a_branch_that_is_checked_out_is_found_with_its_folder
//! rule: The work tree that has a branch checked out, or is rebasing or bisecting it, if there is one: the user's own, or a linked one (`git worktree`).
//! asks: what does the gate say when the line is checked out in another work tree?
//!
//! `git symbolic-ref HEAD` says what is checked out here. But a user can have a second work tree, made with `git
//! worktree add`, with the line checked out. The gate moves the line under it.
//!
//! Git has had several work trees since 2015. A test makes a second one.

mod git {
    impl Repository for GitRepository {
        fn checked_out(&self, branch: &str) -> Result<Option<InUse>, GitError> {
            let head = self.call(&["symbolic-ref", "--quiet", "HEAD"])?;
            if head.stdout.trim_end() == format!("refs/heads/{branch}") {
                let folder = self.demand(&["rev-parse", "--show-toplevel"])?;
                return Ok(Some(InUse {
                    work: Work::CheckedOut,
                    folder: PathBuf::from(folder),
                }));
            }
            Ok(unfinished::work_tree(&self.common, branch))
        }
    }
}
