//! title: Looks at a job's steps before its name
//! freedom: order
//! rule: commands for the shell: at least one, and none of them blank
//!
//! What is refused is a rule. Of a job with several mistakes any may be told.

mod pipeline {
    fn check(job: &Job, before: &[Job]) -> Result<(), ParseError> {
        let name = || job.name.clone();
        let blank = |step: &String| step.chars().all(char::is_whitespace);
        if job.steps.iter().any(blank) || job.steps.is_empty() {
            return Err(ParseError::NothingToDo { job: name() });
        }
        if before.iter().any(|other| other.name == job.name) {
            return Err(ParseError::SameName { name: name() });
        }
        if is_name(&job.name) {
            Ok(())
        } else {
            Err(ParseError::BadName { name: name() })
        }
    }
}
