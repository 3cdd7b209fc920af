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

/// Takes the first job that is free, over and over. That looks at some jobs many times, and a pipeline has dozens of
/// them and not millions: the loop that can be read wins.
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

/// A circle among jobs each of which needs another one of them.
///
/// Whoever goes from need to need among them never comes to an end, so they come to some job for the second time. What
/// lies between is the circle; what came before only leads there.
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

/// From back to front: whoever needs a job stands behind it, so when its turn comes it is known whether it is needed.
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
