//! title: Checks only the jobs that were asked for
//! severity: minor
//! seen by: unit::orders::a_name_that_no_job_has_is_refused
//! rule: Mistakes in `needs` are found for every job that you choose.
//! asks: what is refused if a user asks for one job of a pipeline with a mistake?
//!
//! The misspelled need belongs to another job, so `ci run build` works. The users learn of the mistake only when one
//! of them runs the whole pipeline.
//!
//! A test asks for a job that is right, in a pipeline with a mistake in another job.

mod plan {
    fn check_names(pipeline: &Pipeline, only: Option<&str>) -> Result<(), PlanError> {
        let is_known = |name: &str| pipeline.jobs.iter().any(|job| job.name == name);
        for job in pipeline.jobs.iter().filter(|job| only.is_none_or(|only| only == job.name || pipeline.jobs.iter().any(|other| other.needs.contains(&job.name)))) {
            if let Some(need) = job.needs.iter().find(|need| !is_known(need)) {
                return Err(PlanError::UnknownNeed { job: job.name.clone(), need: need.clone() });
            }
        }
        match only {
            Some(name) if !is_known(name) => Err(PlanError::UnknownJob { name: name.to_owned(), known: pipeline.jobs.iter().map(|job| job.name.clone()).collect() }),
            _ => Ok(()),
        }
    }
}
