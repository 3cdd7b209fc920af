//! The unit layer: what a pipeline is, which job runs when, and what green means. No process, no file, no git.

#[path = "../support/jobs.rs"]
mod jobs;

mod pipelines;

mod orders;

mod reports;
