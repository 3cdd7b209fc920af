//! title: Borrows the pipeline from the desk
//! severity: critical
//! seen by: integration::trial::a_commit_is_tested_by_its_own_pipeline
//! rule: **The gate tests exactly what was committed**, with the pipeline of that commit.
//! asks: Whose pipeline decides about a commit without one?
//!
//! A commit without a pipeline is tested by the file that lies in the user's work tree. It is meant as a help for branches from before
//! the pipeline. Whoever deletes the file on a branch is tested by somebody else's rules, and each machine has its own answer.
//!
//! A test whose desk has a bad pipeline sees who reads it first. One whose commit has none sees who falls back on it.

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
