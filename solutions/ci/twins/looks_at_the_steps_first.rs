//! title: Looks at a job's steps before its name
//! freedom: order
//! rule: commands for the shell: at least one, and none of them blank
//!
//! The README says what is refused. If a job has several mistakes, it leaves open which one is named. This version
//! looks at the steps first.

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
