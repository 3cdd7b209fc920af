//! title: Knows only the work tree that it is started in
//! severity: major
//! seen by: integration::git::a_branch_that_is_checked_out_is_found_with_its_folder
//!
//! `git symbolic-ref HEAD` says what is checked out here. Somebody who works on two things at once has a second work
//! tree, made with `git worktree add`, and main is checked out there.
//!
//! "The" work tree is a habit of thought. Git has had several of them since 2015.

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
