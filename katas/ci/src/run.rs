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
    todo!()
}

/// Runs the jobs of a plan, one after the other, and reports how each of them ended.
///
/// A failed step ends its job. A job with a [`blocker`] is skipped. All others run, even if another job failed
/// before.
pub fn run<R: Runner>(plan: &[&Job], runner: &R) -> Report {
    todo!()
}
