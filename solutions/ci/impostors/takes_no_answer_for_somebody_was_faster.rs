//! title: Says "try again" if git gives no answer
//! severity: major
//! seen by: integration::git::a_branch_that_git_says_nothing_of_has_not_moved_on
//! rule: [`GitError::Failed`], if the branch is at its old commit and still cannot be moved, or if git cannot tell where it is.
//! asks: what does a move of a branch answer when git does not say where the branch is?
//!
//! The branch could not be moved, and git does not say where it is. The code returns "it has moved", so the user
//! tries again and again while the repository is broken.
//!
//! An error is neither yes nor no. A test breaks the repository between two questions.

mod git {
    impl Repository for GitRepository {
        fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
            let name = format!("refs/heads/{branch}");
            let arguments = ["update-ref", "-m", "ci: merge", &name, &to.0, &from.0];
            let answer = self.call(&arguments)?;
            if answer.status == 0 {
                return Ok(true);
            }
            match self.tip(branch) {
                Ok(now) if now == *from => Err(failed(&arguments, &answer)),
                _ => Ok(false),
            }
        }
    }
}
