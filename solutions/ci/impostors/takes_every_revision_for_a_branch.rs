//! title: Takes everything that git understands for a branch
//! severity: major
//! seen by: integration::git::a_branch_is_found_by_its_name_alone
//! rule: **A branch is found by its full name**: `HEAD`, a tag or `main~1` is no branch.
//! asks: which names of commits are no branches?
//!
//! `git rev-parse --verify` finds branches, and tags, `HEAD`, `main~1` and the beginnings of commits. `ci merge HEAD`
//! merges whatever that is just now, and a tag called `main` goes before the branch of that name.
//!
//! A tool that understands more than it was asked to is tested with what it should not understand.

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
