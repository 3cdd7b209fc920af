//! title: Asks git for the one branch, and lists all only if it is not there
//! freedom: calls
//! rule: A branch is found by its full name: `HEAD`, a tag or `main~1` is no branch.
//!
//! The README says how a branch is found, and not with which command. This version asks git for the one branch. It
//! lists all branches only for the error.

mod git {
    impl Repository for GitRepository {
        fn tip(&self, branch: &str) -> Result<Commit, GitError> {
            let name = format!("refs/heads/{branch}");
            let answer = self.call(&["show-ref", "--verify", "--hash", &name])?;
            if answer.status == 0 {
                return Ok(Commit(answer.stdout.trim().to_owned()));
            }
            let branches = self.branches()?;
            if branches.is_empty() {
                return Err(GitError::Empty);
            }
            Err(GitError::UnknownBranch {
                name: branch.to_owned(),
                known: branches.into_iter().map(|(name, _)| name).collect(),
            })
        }
    }
}
