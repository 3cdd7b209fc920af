//! What is wrong with the settings: all of it, in one report.

use std::fmt;

use thiserror::Error;

use crate::dotenv::{BadLine, DotEnv};
use crate::origin::Origin;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// A line of `.env` cannot be read.
    #[error(transparent)]
    BadLine(BadLine),
    /// A setting without a default is nowhere set.
    #[error("{name} is missing: expected {expected}")]
    Missing {
        /// The variable.
        name: &'static str,
        /// What its value has to look like.
        expected: &'static str,
    },
    /// A setting's text is not what it should be.
    #[error("{name} ({origin}) is {}: expected {expected}", quoted(found.as_ref()))]
    Malformed {
        /// The variable.
        name: &'static str,
        /// Where the text came from.
        origin: Origin,
        /// The text; `None` if the setting is a secret, since most of a mistyped password is still a password.
        found: Option<String>,
        /// What it has to look like.
        expected: &'static str,
    },
    /// A setting in the environment is not text.
    #[error("{name} (environment) is not UTF-8: expected {expected}")]
    NotUtf8 {
        /// The variable.
        name: &'static str,
        /// What its value has to look like.
        expected: &'static str,
    },
}

/// All that is wrong: first the lines of `.env` that cannot be read, then the settings, in the order of
/// [`VARIABLES`](crate::VARIABLES).
///
/// It prints as a line `the settings cannot be used:`, and below it each problem in a line of its own behind two spaces.
/// There is no line break at its end.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Report(pub Vec<Problem>);

/// Collects what is wrong, while the settings are read.
#[derive(Debug)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// The problems that there are before the first setting is read: the bad lines of `.env`.
    pub(crate) fn of(dot_env: &DotEnv) -> Self {
        Self(
            dot_env
                .bad_lines
                .iter()
                .copied()
                .map(Problem::BadLine)
                .collect(),
        )
    }

    /// Keeps the problem, if there is one. The `?` of the language would stop here, and that is what has to be avoided: the
    /// settings behind this one are wanted too.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }

    /// What was read, if nothing is wrong; otherwise the report. `whole` puts together what was read, and gives `None` if
    /// there is a part that could not be.
    ///
    /// # Errors
    /// The report, if anything is wrong: a bad line is enough.
    pub(crate) fn settle<T>(self, whole: impl FnOnce() -> Option<T>) -> Result<T, Report> {
        match whole() {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(Report(self.0)),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the settings cannot be used:")?;
        self.0
            .iter()
            .try_for_each(|problem| write!(formatter, "\n  {problem}"))
    }
}

/// A text as it may be shown to a person: control characters escaped, and no secret.
fn quoted(found: Option<&String>) -> String {
    found.map_or_else(|| "malformed".to_owned(), |text| format!("{text:?}"))
}
