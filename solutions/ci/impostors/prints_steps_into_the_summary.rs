//! title: Prints the output of steps on standard output
//! severity: minor
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: What a step prints goes to standard error, after a line `ci: JOB: STEP`.
//! asks: on which stream is the output of a step?
//!
//! A child process writes to the same streams as its parent, unless the parent says otherwise. The summary is then
//! below forty thousand lines of a compiler, in the same stream. A script cannot find it.
//!
//! A quiet step hides this. A test needs a step that prints something.

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
