//! Runs a plan.

use crate::pipeline::Job;
use crate::report::{JobReport, JobState, Report, StepEnd};

/// Whoever can run a step.
pub trait Runner {
    /// Runs one step of a job to its end.
    fn run(&self, job: &Job, step: &str) -> StepEnd;
}

/// The first of a job's needs, in the order in which it names them, that did not pass; `None`, if nothing keeps the job
/// from running.
///
/// A need that has no report did not pass either.
pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
    todo!()
}

/// Runs the jobs of a plan, one after the other, and says how each of them ended.
///
/// A step that is no success ends its job. A job with a [`blocker`] is skipped. All others run, whatever has failed
/// before them.
pub fn run<R: Runner>(plan: &[&Job], runner: &R) -> Report {
    todo!()
}
