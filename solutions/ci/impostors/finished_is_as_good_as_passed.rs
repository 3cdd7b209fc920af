//! title: Runs a job although its need has failed
//! severity: critical
//! seen by: unit::reports::a_job_is_blocked_by_the_first_need_that_did_not_pass
//! rule: a need of a job did not pass | the job is **skipped**, and so is each job that needs it
//! asks: what happens to a job whose need has failed?
//!
//! The code asks whether a need has finished, and not how. It tests a build that failed, and deploys what failed its
//! tests.
//!
//! "Needs" means more than "runs after". A test needs a job that fails, and a second one that needs it.

mod run {
    pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
        let is_finished = |need: &str| finished.iter().any(|report| report.name == need);
        job.needs.iter().map(String::as_str).find(|need| !is_finished(need))
    }
}
