//! title: Checks the tested commit out in the user's work tree
//! severity: critical
//! seen by: e2e::merge::a_merge_may_start_anywhere_in_the_repository
//! rule: **Nothing of yours is touched**: not your branch, index, files or stash.
//! asks: where is the user's work tree after a merge?
//!
//! The code runs `git checkout` and then the tests. The users come back from lunch and are on no branch, and their
//! next commit belongs to none. Changes that they had not committed are lost.
//!
//! The report and the line are right. A test has to look at the user's work tree too.

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
