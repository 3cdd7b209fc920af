//! title: Takes a branch that was deleted for a fault of git
//! severity: minor
//! seen by: integration::git::a_branch_that_was_deleted_has_moved_on
//! rule: Moves a branch, if it still is where it was; and says whether it moved.
//! asks: what does the gate say when the line was deleted while it was tested?
//!
//! Main is not where it was, so it stays, and the right answer is "it moved; try again". But it was deleted, the question where it
//! is fails, and the error of that question is all that comes out: exit status 2, as if the repository were broken.
//!
//! "Elsewhere" and "nowhere" are both "not where it was". Ask of each error what it says about the question that was asked first.

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
