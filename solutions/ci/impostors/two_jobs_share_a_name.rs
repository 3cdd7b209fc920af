//! title: Accepts two jobs with one name
//! severity: major
//! seen by: unit::pipelines::a_name_is_one_jobs_alone_and_can_be_typed
//! rule: No two jobs have the same name.
//! asks: what is a pipeline worth in which jobs have the same name?
//!
//! A user copies a job and forgets to change its name. A job that needs this name then waits for only one of the two.
//!
//! Names that other jobs refer to have to be unique. A test needs two jobs with one name, and expects an error.

mod pipeline {
    fn check(job: &Job, before: &[Job]) -> Result<(), ParseError> {
        let _ = before;
        if !is_name(&job.name) {
            return Err(ParseError::BadName {
                name: job.name.clone(),
            });
        }
        if job.steps.is_empty() || job.steps.iter().any(|step| step.trim().is_empty()) {
            return Err(ParseError::NothingToDo {
                job: job.name.clone(),
            });
        }
        Ok(())
    }
}
