//! title: Finds a branch by the end of its name
//! severity: major
//! seen by: integration::git::a_branch_is_found_by_its_name_alone
//! rule: **A branch is found by its full name**: `HEAD`, a tag or `main~1` is no branch.
//! asks: Which branch is meant by a part of its name?
//!
//! `fix` is not there, `feat/fix` is, so that must be it. Git itself looks in several places for a short name, and people rely on that. What
//! is merged here is a branch that nobody named.
//!
//! A name is equal or it is not. Test with a part from the front and one from the end.

mod git {
    impl Repository for GitRepository {
        fn tip(&self, branch: &str) -> Result<Commit, GitError> {
            let mut branches = self.branches()?;
            if branches.is_empty() { return Err(GitError::Empty); }
            match branches.iter().position(|(name, _)| name == branch).or_else(|| branches.iter().position(|(name, _)| name.ends_with(&format!("/{branch}")))) {
                Some(found) => Ok(branches.swap_remove(found).1),
                None => Err(GitError::UnknownBranch { name: branch.to_owned(), known: branches.into_iter().map(|(name, _)| name).collect() }),
            }
        }
    }
}
