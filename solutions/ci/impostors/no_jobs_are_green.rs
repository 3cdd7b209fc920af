//! title: Counts a report without a job as green
//! severity: major
//! seen by: unit::reports::a_report_is_green_if_every_job_passed
//! rule: Whether there is a job and all jobs passed.
//! asks: what colour has a report without a job in it?
//!
//! `all` is true for an empty list. Today no pipeline is empty. If a later filter leaves no job over, a run that
//! tested nothing opens the gate.
//!
//! Code with `all` or `any` needs a test with an empty list.

mod report {
    impl Report {
        pub fn is_green(&self) -> bool {
            self.jobs.iter().all(|job| job.state == JobState::Passed)
        }
    }
}
