//! title: Asks git for the last commit that both have
//! freedom: calls
//! rule: the branch has all of the line
//!
//! If the last commit that two histories have in common is one of the two, the other one has all of it. Git has several commands
//! that tell.

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
