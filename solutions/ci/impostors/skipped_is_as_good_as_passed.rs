//! title: Counts a report without a failure as green
//! severity: major
//! seen by: unit::reports::a_report_is_green_if_every_job_passed
//! rule: A skipped job did not pass.
//! asks: what colour has a report in which a job was skipped and none has failed?
//!
//! The code calls a report green if no job failed, and a skipped job did not fail. Today a skipped job always comes
//! with a failed one. With a later feature, such as jobs with conditions, a run without tests can open the gate.
//!
//! Ask for what you want: every job passed. A test needs a report with a skipped job and no failed one.

mod report {
    impl Report {
        pub fn is_green(&self) -> bool {
            let failed = |job: &JobReport| matches!(job.state, JobState::Failed { .. });
            !self.jobs.is_empty() && !self.jobs.iter().any(failed)
        }
    }
}
