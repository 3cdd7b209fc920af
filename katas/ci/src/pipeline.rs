//! What is in a pipeline file.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

/// The jobs of a project, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pipeline {
    /// The jobs: each `[[job]]` of the file.
    #[serde(rename = "job", default)]
    pub jobs: Vec<Job>,
}

/// One job: steps that run one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Job {
    /// What the job is called: letters and digits of any script (as `char::is_alphanumeric` knows them), `-` and `_`, the
    /// first of them no `-`. No other job is called the same.
    pub name: String,
    /// The names of the jobs that must have passed before this one may run.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Environment variables that its steps get, besides those that are there.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// The commands, as a shell takes them.
    pub steps: Vec<String>,
}

/// Why a text is no pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    /// No TOML, or TOML with other keys or types than a pipeline has.
    #[error("line {line}: {message}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// What the parser says about it.
        message: String,
    },
    /// A pipeline without jobs would always be green.
    #[error("there is no job: a pipeline that does nothing would always be green")]
    NoJobs,
    /// A job without steps, or with a step that is blank, would be green for doing nothing.
    #[error("job `{job}` has no step, or a blank one: it would be green for doing nothing")]
    NothingToDo {
        /// The job.
        job: String,
    },
    /// Two jobs of one name: nobody could say which of them is needed.
    #[error("two jobs are called `{name}`")]
    SameName {
        /// The name.
        name: String,
    },
    /// A name that could not be typed as an argument of `ci run`.
    #[error(
        "{name:?} is no name for a job: use letters, digits, `-` and `_`, and begin with no `-`"
    )]
    BadName {
        /// The name.
        name: String,
    },
}

/// Reads a pipeline, and refuses one that could be green without having done anything.
///
/// # Errors
/// [`ParseError::Unreadable`] for what is no TOML, lacks a key, or has one that a pipeline does not know;
/// [`ParseError::NoJobs`]; otherwise what is wrong with the first job that has something wrong. If that is more
/// than one thing, it may be any of them.
pub fn parse(text: &str) -> Result<Pipeline, ParseError> {
    todo!()
}
