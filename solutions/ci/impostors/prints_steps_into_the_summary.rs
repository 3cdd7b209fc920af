//! title: Prints what the steps print into the summary
//! severity: minor
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: What a step prints goes to standard error, after a line `ci: JOB: STEP`.
//! asks: on which stream stands what a step prints?
//!
//! A child writes to where its parent writes, unless it is told otherwise. So the summary stands somewhere below forty
//! thousand lines of a compiler, in the same stream, and no script can find it.
//!
//! A quiet step hides it. A test needs one that says something.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            without_repository(&mut command)
                .env("CI", "true")
                .envs(&job.env)
                .current_dir(&self.folder)
                .stdin(Stdio::null());
            match lifeline::status(&mut command) {
                Ok(status) => end_of(status),
                Err(error) => StepEnd::NotStarted(error.to_string()),
            }
        }
    }
}
