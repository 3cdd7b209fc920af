//! title: Accepts every name of a commit as a branch
//! severity: major
//! seen by: integration::git::a_branch_is_found_by_its_name_alone
//! rule: **A branch is found by its full name**: `HEAD`, a tag or `main~1` is no branch.
//! asks: which names of commits are not branches?
//!
//! `git rev-parse --verify` finds branches, and also tags, `HEAD`, `main~1` and short hashes. `ci merge HEAD` then
//! merges the current commit. A tag called `main` goes before the branch `main`.
//!
//! A test uses names that git accepts and the gate should not.

mod git {
    impl Repository for GitRepository {
        fn tip(&self, branch: &str) -> Result<Commit, GitError> {
            let branches = self.branches()?;
            if branches.is_empty() {
                return Err(GitError::Empty);
            }
            let name = format!("{branch}^{{commit}}");
            let answer = self.call(&["rev-parse", "--verify", "--end-of-options", &name])?;
            let found = answer.stdout.trim().trim_start_matches("--end-of-options").trim();
            if answer.status == 0 {
                return Ok(Commit(found.to_owned()));
            }
            Err(GitError::UnknownBranch {
                name: branch.to_owned(),
                known: branches.into_iter().map(|(name, _)| name).collect(),
            })
        }
    }
}
