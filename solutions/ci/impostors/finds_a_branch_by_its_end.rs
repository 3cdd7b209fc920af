//! title: Finds a branch by the end of its name
//! severity: major
//! seen by: integration::git::a_branch_is_found_by_its_name_alone
//! rule: **A branch is found by its full name**: `HEAD`, a tag or `main~1` is no branch.
//! asks: which branch does a part of its name find?
//!
//! A user asks for `fix`, and there is only `feat/fix`, so the code merges this one. Git also accepts short names, so
//! it looks helpful. But the user did not name this branch.
//!
//! A test asks with the beginning of a name and with its end, and expects an error.

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
