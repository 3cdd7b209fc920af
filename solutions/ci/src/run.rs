//! Runs a plan.

use crate::pipeline::Job;
use crate::report::{JobReport, JobState, Report, StepEnd};

/// Runs steps.
pub trait Runner {
    /// Runs one step of a job to its end.
    fn run(&self, job: &Job, step: &str) -> StepEnd;
}

/// The first of a job's needs, in the job's own order, that did not pass; `None`, if the job may run.
///
/// A need that has no report did not pass either.
pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
    let has_passed = |need: &str| {
        finished
            .iter()
            .any(|report| report.name == need && report.state == JobState::Passed)
    };
    job.needs
        .iter()
        .map(String::as_str)
        .find(|need| !has_passed(need))
}

/// Runs the jobs of a plan, one after the other, and reports how each of them ended.
///
/// A failed step ends its job. A job with a [`blocker`] is skipped. All others run, even if another job failed
/// before.
pub fn run<R: Runner>(plan: &[&Job], runner: &R) -> Report {
    let mut report = Report::default();
    for job in plan {
        let state = match blocker(job, &report.jobs) {
            Some(need) => JobState::Skipped {
                need: need.to_owned(),
            },
            None => run_job(job, runner),
        };
        report.jobs.push(JobReport {
            name: job.name.clone(),
            state,
        });
    }
    report
}

fn run_job<R: Runner>(job: &Job, runner: &R) -> JobState {
    for (index, command) in job.steps.iter().enumerate() {
        let end = runner.run(job, command);
        if !end.is_success() {
            return JobState::Failed {
                step: index + 1,
                command: command.clone(),
                end,
            };
        }
    }
    JobState::Passed
}
