//! Which job runs when.

use thiserror::Error;

use crate::pipeline::{Job, Pipeline};

/// Why there is no order in which the jobs could run.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// A job needs one that is not in the file.
    #[error("job `{job}` needs `{need}`, and there is no job of that name")]
    UnknownNeed {
        /// The job.
        job: String,
        /// What it needs.
        need: String,
    },
    /// Somebody asked for a job that is not in the file.
    #[error("there is no job `{name}`; there are: {}", known.join(", "))]
    UnknownJob {
        /// What was asked for.
        name: String,
        /// The jobs that there are, in the order of the file.
        known: Vec<String>,
    },
    /// Jobs that need each other, so that none of them can be the first: each needs the next, and the last the first.
    #[error("jobs need each other in a circle: {} -> {}", .0.join(" -> "), .0.first().map_or("", String::as_str))]
    Cycle(
        /// The members of the circle and nobody else, beginning with the one that stands first in the file.
        Vec<String>,
    ),
}

/// The jobs in the order in which they run: each once, and after all that it needs. Of those that could be next, the
/// first in the file is next.
///
/// With `only`, that job and what it needs, directly or not, in the same order, and no other.
///
/// # Errors
/// [`PlanError::UnknownNeed`] for the first such need in the file; [`PlanError::UnknownJob`], if there is no job called
/// `only`; [`PlanError::Cycle`], wherever in the file it is: one of them, if there are several.
pub fn plan<'a>(pipeline: &'a Pipeline, only: Option<&str>) -> Result<Vec<&'a Job>, PlanError> {
    todo!()
}
