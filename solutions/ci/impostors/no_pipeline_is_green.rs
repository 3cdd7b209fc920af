//! title: Counts a commit without a pipeline as green
//! severity: critical
//! seen by: integration::trial::a_commit_is_tested_by_its_own_pipeline
//! rule: its pipeline is missing or wrong | the commit cannot be tested; the line stays
//! asks: what does the gate say of a merged result that has no pipeline?
//!
//! No file means nothing to do, so the code reports success. It looks convenient for projects without tests. But a
//! user who deletes the file can merge anything.
//!
//! "Nothing failed" does not mean "everything passed". A test needs a commit without a pipeline, and expects an
//! error.

mod trial {
    impl Tester for Trial<'_> {
        fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
            let checkout = Checkout::of(self.repository, commit)?;
            let folder = checkout.path();
            let Ok(text) = fs::read_to_string(folder.join(PIPELINE)) else {
                return Ok(Report {
                    jobs: vec![crate::report::JobReport {
                        name: "nothing".to_owned(),
                        state: crate::report::JobState::Passed,
                    }],
                });
            };
            let pipeline = parse(&text)?;
            let jobs = plan(&pipeline, None)?;
            Ok(run(&jobs, &Shell::new(&folder)))
        }
    }
}
