//! title: Two jobs may share a name
//! severity: major
//! seen by: unit::pipelines::a_name_is_one_jobs_alone_and_can_be_typed
//! rule: No two jobs have the same name.
//! asks: what is a pipeline worth in which jobs have the same name?
//!
//! Somebody copies a job and forgets to change its name. Whoever needs that name waits for one of the two, and it is
//! green as soon as either of them is.
//!
//! What others refer to has to be unique, and nothing but a test for it says so.

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
