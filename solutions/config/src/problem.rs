//! Everything that is wrong with the settings, in one report.

use std::fmt;

use thiserror::Error;

use crate::dotenv::{BadLine, DotEnv};
use crate::origin::Origin;

/// One error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// A line of `.env` cannot be read.
    #[error(transparent)]
    BadLine(BadLine),
    /// A setting without a default is not set.
    #[error("{name} is missing: expected {expected}")]
    Missing {
        /// The variable.
        name: &'static str,
        /// What its value has to look like.
        expected: &'static str,
    },
    /// A setting's text is malformed.
    #[error("{name} ({origin}) is {}: expected {expected}", quoted(found.as_ref()))]
    Malformed {
        /// The variable.
        name: &'static str,
        /// Where the text came from.
        origin: Origin,
        /// The text; `None` if the setting is a secret, because a mistyped password is still close to the real
        /// one.
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

/// All errors: first the bad lines of `.env`, then the settings, in the order of
/// [`VARIABLES`](crate::VARIABLES).
///
/// It prints as a line `the settings cannot be used:`, and below it each problem in a line of its own behind two spaces.
/// There is no line break at its end.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Report(pub Vec<Problem>);

/// Collects the errors while the settings are read.
#[derive(Debug)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// The problems before the first setting is read: the bad lines of `.env`.
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

    /// Keeps the problem, if there is one. A `?` would stop here, and the report also needs the problems of the
    /// settings after this one.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }

    /// The result of `whole`, if nothing is wrong; otherwise the report. `whole` combines the values, and returns
    /// `None` if one is missing.
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
