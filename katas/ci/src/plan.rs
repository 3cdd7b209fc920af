//! The order of the jobs.

use thiserror::Error;

use crate::pipeline::{Job, Pipeline};

/// Why the jobs have no order.
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
    /// The chosen job is not in the file.
    #[error("there is no job `{name}`; there are: {}", known.join(", "))]
    UnknownJob {
        /// The name that was given.
        name: String,
        /// The existing jobs, in the order of the file.
        known: Vec<String>,
    },
    /// Jobs that need each other in a circle: each needs the next, and the last needs the first.
    #[error("jobs need each other in a circle: {} -> {}", .0.join(" -> "), .0.first().map_or("", String::as_str))]
    Cycle(
        /// Only the jobs of the circle, beginning with the one that is first in the file.
        Vec<String>,
    ),
}

/// The jobs in the order in which they run: each once, and after all of its needs. If several could be next, the
/// first of them in the file is next.
///
/// With `only`, the plan has only that job and its direct and indirect needs, in the same order.
///
/// # Errors
/// [`PlanError::UnknownNeed`] for the first such need in the file. [`PlanError::UnknownJob`], if there is no job called
/// `only`. [`PlanError::Cycle`] for a circle anywhere in the file; if there are several, for one of them.
pub fn plan<'a>(pipeline: &'a Pipeline, only: Option<&str>) -> Result<Vec<&'a Job>, PlanError> {
    todo!()
}
