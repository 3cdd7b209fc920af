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
    check_names(pipeline, only)?;
    let jobs = in_order(&pipeline.jobs)?;
    Ok(match only {
        Some(name) => needed_for(name, jobs),
        None => jobs,
    })
}

fn check_names(pipeline: &Pipeline, only: Option<&str>) -> Result<(), PlanError> {
    let is_known = |name: &str| pipeline.jobs.iter().any(|job| job.name == name);
    for job in &pipeline.jobs {
        if let Some(need) = job.needs.iter().find(|need| !is_known(need)) {
            return Err(PlanError::UnknownNeed {
                job: job.name.clone(),
                need: need.clone(),
            });
        }
    }
    match only {
        Some(name) if !is_known(name) => Err(PlanError::UnknownJob {
            name: name.to_owned(),
            known: pipeline.jobs.iter().map(|job| job.name.clone()).collect(),
        }),
        _ => Ok(()),
    }
}

/// Takes the first job that can run, again and again. It checks some jobs many times, but a pipeline has only dozens
/// of jobs, so a simple loop is better than a fast one.
fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
    let mut waiting: Vec<&Job> = jobs.iter().collect();
    let mut planned: Vec<&Job> = Vec::new();
    while !waiting.is_empty() {
        let Some(free) = waiting.iter().position(|job| is_free(job, &planned)) else {
            return Err(PlanError::Cycle(cycle(&waiting)));
        };
        planned.push(waiting.remove(free));
    }
    Ok(planned)
}

fn is_free(job: &Job, planned: &[&Job]) -> bool {
    let is_planned = |need: &String| planned.iter().any(|done| done.name == *need);
    job.needs.iter().all(is_planned)
}

/// A circle among jobs that each need another one of them.
///
/// A walk from need to need never ends, so it reaches some job twice. The jobs between the two visits are the circle;
/// the jobs before only lead to it.
fn cycle(waiting: &[&Job]) -> Vec<String> {
    let mut path: Vec<&str> = Vec::new();
    let mut next = waiting.first();
    while let Some(job) = next {
        if let Some(start) = path.iter().position(|name| *name == job.name) {
            path.drain(..start);
            break;
        }
        path.push(&job.name);
        next = waiting.iter().find(|other| job.needs.contains(&other.name));
    }
    let first = waiting
        .iter()
        .find_map(|job| path.iter().position(|name| *name == job.name));
    path.rotate_left(first.unwrap_or(0));
    path.into_iter().map(str::to_owned).collect()
}

/// From back to front: a job comes after its needs, so all jobs that may need this one have been checked before it.
fn needed_for<'a>(name: &str, jobs: Vec<&'a Job>) -> Vec<&'a Job> {
    let mut wanted = vec![name];
    let mut kept = Vec::new();
    for job in jobs.into_iter().rev() {
        if wanted.contains(&job.name.as_str()) {
            wanted.extend(job.needs.iter().map(String::as_str));
            kept.push(job);
        }
    }
    kept.reverse();
    kept
}
