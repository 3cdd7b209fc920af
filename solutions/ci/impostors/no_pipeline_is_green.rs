//! title: Without a pipeline everything is green
//! severity: critical
//! seen by: integration::trial::a_commit_is_tested_by_its_own_pipeline
//! rule: its pipeline is missing or wrong | the commit cannot be tested; the line stays
//! asks: what does the gate say of a merged result that has no pipeline?
//!
//! No file, nothing to do, and that was done. It is even convenient: projects without tests can use the gate too. And
//! whoever deletes the file can merge what they like.
//!
//! "Nothing failed" and "everything passed" are not the same where nothing was done.

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
