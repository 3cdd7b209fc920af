//! title: Leaves the user's work tree where the tests were
//! severity: critical
//! seen by: integration::trial::a_commit_that_is_not_there_cannot_be_tested_and_leaves_nothing
//! rule: **Nothing of yours is touched**: not your branch, index, files or stash.
//! asks: where is the user's work tree after a merge?
//!
//! `git checkout`, then the tests. When the user comes back from lunch, they are on no branch, and the next commit that
//! they make belongs to none. If something of theirs was not committed, git may refuse to switch at all, or take it
//! along.
//!
//! The report is right and main is right. A test has to look at the desk, too.

mod trial {
    impl Tester for Trial<'_> {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
            self.repository.demand(&["checkout", "--quiet", "--force", "--detach", &commit.0])?;
            let folder = self.repository.demand(&["rev-parse", "--show-toplevel"])?;
            let folder = std::path::PathBuf::from(folder);
            let text = fs::read_to_string(folder.join(PIPELINE))
                .map_err(|error| TrialError::NoPipeline(error.to_string()))?;
            let pipeline = parse(&text)?;
            let jobs = plan(&pipeline, None)?;
            Ok(run(&jobs, &Shell::new(&folder)))
        }
    }
}
