//! title: Skips everything that comes after a failure
//! severity: major
//! seen by: integration::running::a_job_that_needs_a_failed_job_is_skipped_and_the_rest_goes_on
//! rule: All others run, even if another job failed before.
//! asks: what happens to a job that does not need the one that failed?
//!
//! One job failed and the run is red, so the author skips the rest. A user who fixes this job learns only in the next
//! run that another one is red, too.
//!
//! A test needs a job behind the failed one that does not need it.

mod run {
    pub fn run<R: Runner>(plan: &[&Job], runner: &R) -> Report {
        let mut report = Report::default();
        for job in plan {
            let failed = report.jobs.iter().find(|other| other.state != JobState::Passed);
            let state = match (blocker(job, &report.jobs), failed) {
                (Some(need), _) => JobState::Skipped {
                    need: need.to_owned(),
                },
                (None, Some(failed)) => JobState::Skipped {
                    need: failed.name.clone(),
                },
                (None, None) => run_job(job, runner),
            };
            report.jobs.push(JobReport {
                name: job.name.clone(),
                state,
            });
        }
        report
    }
}
