//! title: Asks git for the last commit that both have
//! freedom: calls
//! rule: the branch has all of the line
//!
//! The README leaves open which commands of git you call. This version asks for the last commit that both histories
//! have. If it is one of the two, the other one has all of it.

mod git {
    impl Repository for GitRepository {
        fn contains(&self, history: &Commit, commit: &Commit) -> Result<bool, GitError> {
            let arguments = ["merge-base", &history.0, &commit.0];
            let answer = self.call(&arguments)?;
            match answer.status {
                0 => Ok(answer.stdout.lines().any(|base| base == commit.0)),
                1 => Ok(false),
                _ => Err(failed(&arguments, &answer)),
            }
        }
    }
}
