//! title: Reads the pipeline from the commit, and then checks out
//! freedom: calls
//! rule: with the pipeline of that commit
//!
//! The README says whose pipeline counts, and not how it is read. This version asks git for the file. It makes a
//! checkout only for a pipeline that can run.

mod trial {
    impl Tester for Trial<'_> {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
            let shown = self
                .repository
                .call(&["show", &format!("{commit}:{PIPELINE}")])?;
            if shown.status != 0 {
                return Err(TrialError::NoPipeline(shown.stderr.trim().to_owned()));
            }
            let pipeline = parse(&shown.stdout)?;
            let jobs = plan(&pipeline, None)?;
            let checkout = Checkout::of(self.repository, commit)?;
            Ok(run(&jobs, &Shell::new(&checkout.path())))
        }
    }
}
