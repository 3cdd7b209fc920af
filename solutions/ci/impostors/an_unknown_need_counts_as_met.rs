//! title: Ignores a need with an unknown name
//! severity: major
//! seen by: unit::orders::a_name_that_no_job_has_is_refused
//! rule: If no job has a name that `needs` or the command line gives, that is an error.
//! asks: what happens to a plan with a need whose name no job has?
//!
//! The code finds no job with this name, so it waits for nothing. The author of the pipeline made a typing mistake,
//! and the job may run before the one that it needs.
//!
//! A test with a misspelled need expects an error.

mod plan {
    fn check_names(pipeline: &Pipeline, only: Option<&str>) -> Result<(), PlanError> {
        let is_known = |name: &str| pipeline.jobs.iter().any(|job| job.name == name);
        match only {
            Some(name) if !is_known(name) => Err(PlanError::UnknownJob {
                name: name.to_owned(),
                known: pipeline.jobs.iter().map(|job| job.name.clone()).collect(),
            }),
            _ => Ok(()),
        }
    }

    fn is_free(job: &Job, planned: &[&Job]) -> bool {
        let is_planned = |need: &String| planned.iter().any(|done| done.name == *need);
        job.needs.iter().all(is_planned)
    }

    fn in_order(jobs: &[Job]) -> Result<Vec<&Job>, PlanError> {
        let is_known = |need: &String| jobs.iter().any(|job| job.name == *need);
        let mut waiting: Vec<&Job> = jobs.iter().collect();
        let mut planned: Vec<&Job> = Vec::new();
        while !waiting.is_empty() {
            let free = waiting.iter().position(|job| {
                is_free(job, &planned) || !job.needs.iter().any(is_known)
            });
            let Some(free) = free else {
                return Err(PlanError::Cycle(cycle(&waiting)));
            };
            planned.push(waiting.remove(free));
        }
        Ok(planned)
    }
}
