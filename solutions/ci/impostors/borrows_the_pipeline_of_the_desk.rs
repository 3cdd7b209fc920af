//! title: Tests a commit with the pipeline of the work tree
//! severity: critical
//! seen by: integration::trial::a_commit_is_tested_by_its_own_pipeline
//! rule: **The gate tests exactly what was committed**, with the pipeline of that commit.
//! asks: which pipeline tests a commit that has none?
//!
//! If a commit has no pipeline, the code uses the file in the user's work tree. It looks helpful for old branches.
//! But a user can then delete the file on a branch, and each machine may give another answer.
//!
//! A test needs a commit without a pipeline and a work tree with a good one.

mod trial {
    impl Tester for Trial<'_> {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
            let checkout = Checkout::of(self.repository, commit)?;
            let folder = checkout.path();
            let text = fs::read_to_string(folder.join(PIPELINE))
                .or_else(|_| self.repository.demand(&["rev-parse", "--show-toplevel"]).map_err(|error| std::io::Error::other(error)).and_then(|top| fs::read_to_string(std::path::Path::new(&top).join(PIPELINE))))
                .map_err(|error| TrialError::NoPipeline(error.to_string()))?;
            let pipeline = parse(&text)?;
            let jobs = plan(&pipeline, None)?;
            Ok(run(&jobs, &Shell::new(&folder)))
        }
    }
}
