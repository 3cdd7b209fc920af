//! The content of a pipeline file.

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
    /// The job's name: letters and digits of any script (`char::is_alphanumeric`), `-` and `_`, and no `-` at the
    /// start. It is unique.
    pub name: String,
    /// The names of the jobs that must have passed before this one may run.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Additional environment variables for its steps.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// The commands, for a shell.
    pub steps: Vec<String>,
}

/// Why a text is no pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    /// It is no TOML, or has other keys or types than a pipeline.
    #[error("line {line}: {message}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The parser's message.
        message: String,
    },
    /// A pipeline without jobs would always pass.
    #[error("there is no job: a pipeline that does nothing would always be green")]
    NoJobs,
    /// A job without steps, or with a blank step, would pass and do nothing.
    #[error("job `{job}` has no step, or a blank one: it would be green for doing nothing")]
    NothingToDo {
        /// The job.
        job: String,
    },
    /// Two jobs have the same name, so a need would not be clear.
    #[error("two jobs are called `{name}`")]
    SameName {
        /// The name.
        name: String,
    },
    /// A name that cannot be an argument of `ci run`.
    #[error(
        "{name:?} is no name for a job: use letters, digits, `-` and `_`, and begin with no `-`"
    )]
    BadName {
        /// The name.
        name: String,
    },
}

/// Reads a pipeline, and refuses one that would pass without doing anything.
///
/// # Errors
/// [`ParseError::Unreadable`] for a text that is no TOML, lacks a key, or has an unknown one;
/// [`ParseError::NoJobs`]; otherwise an error of the first bad job. If that job has several errors, it may be
/// any of them.
pub fn parse(text: &str) -> Result<Pipeline, ParseError> {
    todo!()
}
