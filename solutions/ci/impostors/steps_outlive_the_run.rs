//! title: Steps go on when the run has ended
//! severity: major
//! seen by: e2e::safety::a_step_ends_with_the_run_that_started_it
//! rule: If `ci` ends before a step, the step and all that it has started get `SIGTERM` (not on Windows).
//! asks: what becomes of a step when the program ends before it?
//!
//! The run is stopped, since a newer commit is there. Its step knows nothing of that: it builds on for ten minutes, in a
//! folder that the next run clears away, and its test server keeps the port.
//!
//! A child does not end with its parent by itself. A test has to end the parent, and to ask who is still there.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            without_repository(&mut command)
                .env("CI", "true")
                .envs(&job.env)
                .current_dir(&self.folder)
                .stdin(Stdio::null())
                .stdout(io::stderr());
            match command.status() {
                Ok(status) => end_of(status),
                Err(error) => StepEnd::NotStarted(error.to_string()),
            }
        }
    }
}
