//! title: Accepts a blank step
//! severity: minor
//! seen by: unit::pipelines::a_pipeline_that_does_nothing_is_refused
//! rule: A job without steps, or with a blank step, would pass and do nothing.
//! asks: what is a pipeline worth whose step has nothing but blanks in it?
//!
//! The list of steps is not empty, so the code accepts it. But `sh -c ' '` does nothing and succeeds. The author of
//! the pipeline gets a green run without a test.
//!
//! Tests often have an empty list. They need a step of blanks as well.

mod pipeline {
    fn check(job: &Job, before: &[Job]) -> Result<(), ParseError> {
        if !is_name(&job.name) {
            return Err(ParseError::BadName {
                name: job.name.clone(),
            });
        }
        if before.iter().any(|other| other.name == job.name) {
            return Err(ParseError::SameName {
                name: job.name.clone(),
            });
        }
        if job.steps.is_empty() {
            return Err(ParseError::NothingToDo {
                job: job.name.clone(),
            });
        }
        Ok(())
    }
}
