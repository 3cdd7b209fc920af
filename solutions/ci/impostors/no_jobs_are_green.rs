//! title: A report without a job is green
//! severity: major
//! seen by: unit::reports::a_report_is_green_if_every_job_passed
//! rule: Whether all jobs passed, and there was one.
//! asks: what colour has a report without a job in it?
//!
//! "All jobs passed" is true where there are none: of nothing, everything can be said. Today no pipeline is empty. With
//! the first filter that leaves no job over, a run that has done nothing opens the gate.
//!
//! The empty case belongs to each "all" and each "none", and a test of one line asks for it.

mod report {
    impl Report {
        pub fn is_green(&self) -> bool {
            self.jobs.iter().all(|job| job.state == JobState::Passed)
        }
    }
}
