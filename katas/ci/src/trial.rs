//! Tests a commit with its own pipeline.

use std::fs;

use thiserror::Error;

use crate::checkout::Checkout;
use crate::git::{Commit, GitError, GitRepository};
use crate::pipeline::{ParseError, parse};
use crate::plan::{PlanError, plan};
use crate::report::Report;
use crate::run::run;
use crate::shell::Shell;

/// The default path of the pipeline file.
pub const PIPELINE: &str = "ci.toml";

/// Why a commit could not be tested.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TrialError {
    /// Git failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The commit's pipeline file cannot be read.
    #[error("{PIPELINE} cannot be read: {0}")]
    NoPipeline(String),
    /// The commit's pipeline is not valid.
    #[error("{PIPELINE} is no pipeline")]
    Pipeline(#[from] ParseError),
    /// The jobs of the commit's pipeline have no order.
    #[error("{PIPELINE} cannot be run")]
    Plan(#[from] PlanError),
}

/// Tests commits.
pub trait Tester {
    /// Tests a commit: runs all of its jobs, on exactly its files.
    ///
    /// # Errors
    /// [`TrialError`], if it could not be tested. That is no failed test.
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
    /// Runs all jobs of the commit's own file [`PIPELINE`], in a [`Checkout`] of the commit.
    fn test(&self, commit: &Commit) -> Result<Report, TrialError> {
        todo!()
    }
}
