//! title: Runs a job although its need was skipped
//! severity: critical
//! seen by: unit::reports::a_job_is_blocked_by_the_first_need_that_did_not_pass
//! rule: a need of a job did not pass | the job is **skipped**, and so is each job that needs it
//! asks: what happens to a job whose need was skipped?
//!
//! The build failed, so the tests were skipped. Skipped is not failed, so the code runs the deployment. The users get
//! a version without a test.
//!
//! A test with two jobs passes. A test needs a chain of three.

mod run {
    pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
        let is_in_the_way = |need: &str| {
            finished.iter().all(|report| report.name != need)
                || finished.iter().any(|report| {
                    report.name == need && matches!(report.state, JobState::Failed { .. })
                })
        };
        job.needs.iter().map(String::as_str).find(|need| is_in_the_way(need))
    }
}
