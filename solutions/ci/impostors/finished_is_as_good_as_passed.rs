//! title: What is finished is as good as what passed
//! severity: critical
//! seen by: unit::reports::a_job_is_blocked_by_the_first_need_that_did_not_pass
//! rule: a need of a job did not pass | the job is **skipped**, and so is each job that needs it
//! asks: what becomes of a job whose need has failed?
//!
//! A job may run when what it needs has ended. How it ended is another question, and here nobody asks it: what did not
//! build is tested, and what failed its tests is deployed.
//!
//! "Needs" is not "comes after". The plan has the order right, and that is not enough.

mod run {
    pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
        let is_finished = |need: &str| finished.iter().any(|report| report.name == need);
        job.needs.iter().map(String::as_str).find(|need| !is_finished(need))
    }
}
