//! title: Moves the line from any commit
//! severity: critical
//! seen by: integration::git::a_branch_moves_only_from_where_it_is
//! rule: Moves a branch, if it is still at its old commit, and returns whether it moved.
//! asks: what does a move of a branch do when the branch is at another commit meanwhile?
//!
//! `git update-ref refs/heads/main NEW` works without its third argument, the old commit. Then the slower of two
//! gates removes what the faster one has merged, and both say "merged".
//!
//! With one gate at a time it never happens. A test moves the branch first, and then tries to move it from the old
//! commit.

mod git {
    impl Repository for GitRepository {
        fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
            let name = format!("refs/heads/{branch}");
            self.demand(&["update-ref", "-m", "ci: merge", &name, &to.0])?;
            Ok(true)
        }
    }
}
