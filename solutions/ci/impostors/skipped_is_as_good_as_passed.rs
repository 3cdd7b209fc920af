//! title: Nothing failed, so it is green
//! severity: major
//! seen by: unit::reports::a_report_is_green_if_every_job_passed
//! rule: One that was skipped did not pass.
//! asks: what colour has a report in which a job was skipped and none has failed?
//!
//! Green if no job failed. A job that was skipped did not fail. Today that cannot be had without another one that did;
//! with the first condition on a job, or the first pipeline that somebody interrupts, it can.
//!
//! Ask for what you want, and not for the absence of one thing that you do not want.

mod report {
    impl Report {
        pub fn is_green(&self) -> bool {
            let failed = |job: &JobReport| matches!(job.state, JobState::Failed { .. });
            !self.jobs.is_empty() && !self.jobs.iter().any(failed)
        }
    }
}
