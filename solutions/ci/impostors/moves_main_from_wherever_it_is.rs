//! title: Moves main from wherever it is
//! severity: critical
//! seen by: integration::git::a_branch_moves_only_from_where_it_is
//! rule: Moves a branch, if it still is where it was; and says whether it moved.
//! asks: what does a move of a branch do when the branch is somewhere else meanwhile?
//!
//! `git update-ref refs/heads/main NEW` works, and the third argument is optional. Without it, the slower of two gates
//! overwrites what the faster one has merged, and both say "merged".
//!
//! With one gate at a time it never happens. It takes a test in which somebody else is faster.

mod git {
    impl Repository for GitRepository {
        fn advance(&self, branch: &str, from: &Commit, to: &Commit) -> Result<bool, GitError> {
            let name = format!("refs/heads/{branch}");
            self.demand(&["update-ref", "-m", "ci: merge", &name, &to.0])?;
            Ok(true)
        }
    }
}
