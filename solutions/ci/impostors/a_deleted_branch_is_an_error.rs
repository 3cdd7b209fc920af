//! title: Reports a deleted branch as an error of git
//! severity: minor
//! seen by: integration::git::a_branch_that_was_deleted_has_moved_on
//! rule: Moves a branch, if it is still at its old commit, and returns whether it moved.
//! asks: what does the gate say when the line was deleted while it was tested?
//!
//! The line cannot move, so the code asks git where the line is. If it was deleted, this question fails too, and the
//! code returns its error. The user reads about a broken repository instead of "try again".
//!
//! A deleted branch is not where it was. A test deletes the branch before the move.

mod git {
    impl Repository for GitRepository {
        fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
            let name = format!("refs/heads/{branch}");
            let arguments = ["update-ref", "-m", "ci: merge", &name, &to.0, &from.0];
            let answer = self.call(&arguments)?;
            if answer.status == 0 {
                return Ok(true);
            }
            if self.tip(branch)? == *from {
                return Err(failed(&arguments, &answer));
            }
            Ok(false)
        }
    }
}
