//! title: Tests the user's work tree
//! severity: critical
//! seen by: integration::trial::a_commit_is_tested_by_its_own_pipeline
//! rule: The checkout has no uncommitted file.
//! asks: which files are tested when some in the work tree are not committed?
//!
//! The files are already in the work tree, so the code runs the tests there. It tests changes that are not committed
//! and files that the user forgot to add. It does not test the merge.
//!
//! A test needs a work tree that differs from the commit.

mod trial {
    impl Tester for Trial<'_> {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
            let _checkout = Checkout::of(self.repository, commit)?;
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
