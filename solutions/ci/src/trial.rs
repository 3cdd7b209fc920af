//! A commit, tested by its own pipeline.

use std::fs;

use thiserror::Error;

use crate::checkout::Checkout;
use crate::git::{Commit, GitError, GitRepository};
use crate::pipeline::{ParseError, parse};
use crate::plan::{PlanError, plan};
use crate::report::Report;
use crate::run::run;
use crate::shell::Shell;

/// Where a pipeline is, unless somebody says otherwise.
pub const PIPELINE: &str = "ci.toml";

/// Why a commit could not be tested.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TrialError {
    /// Git failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The commit has no pipeline that could be read.
    #[error("{PIPELINE} cannot be read: {0}")]
    NoPipeline(String),
    /// The commit's pipeline is none.
    #[error("{PIPELINE} is no pipeline")]
    Pipeline(#[from] ParseError),
    /// The commit's pipeline cannot be run.
    #[error("{PIPELINE} cannot be run")]
    Plan(#[from] PlanError),
}

/// Whoever can test a commit.
pub trait Tester {
    /// Tests a commit: all of its jobs, on its files and on nothing else.
    ///
    /// # Errors
    /// [`TrialError`], if it could not be tested, which is not the same as red.
    fn test(&self, commit: &Commit) -> Result<Report, TrialError>;
}

/// Tests commits of a repository.
#[derive(Debug, Clone)]
pub struct Trial<'a> {
    repository: &'a GitRepository,
}

impl<'a> Trial<'a> {
    /// Tests commits of this repository.
    #[must_use]
    pub fn new(repository: &'a GitRepository) -> Self {
        Self { repository }
    }
}

impl Tester for Trial<'_> {
    /// Runs all jobs of the file [`PIPELINE`] that the commit has, in a [`Checkout`] of the commit.
    fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
        let checkout = Checkout::of(self.repository, commit)?;
        let folder = checkout.path();
        let text = fs::read_to_string(folder.join(PIPELINE))
            .map_err(|error| TrialError::NoPipeline(error.to_string()))?;
        let pipeline = parse(&text)?;
        let jobs = plan(&pipeline, None)?;
        Ok(run(&jobs, &Shell::new(&folder)))
    }
}
