//! title: Overwrites the job's `CI` variable
//! severity: minor
//! seen by: integration::shell::a_step_has_the_variables_of_its_job
//! rule: A job's value replaces the value of the environment.
//! asks: which value has a variable that both `ci` and the job set?
//!
//! The code sets the variables of the job first, and then `CI=true`. A pipeline that sets `CI` to another value does
//! not get it, and its author does not learn why.
//!
//! The job's values have to come last. A test sets `CI` in the job.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            without_repository(&mut command)
                .envs(&job.env)
                .env("CI", "true")
                .current_dir(&self.folder)
                .stdin(Stdio::null())
                .stdout(io::stderr());
            match lifeline::status(&mut command) {
                Ok(status) => end_of(status),
                Err(error) => StepEnd::NotStarted(error.to_string()),
            }
        }
    }
}
