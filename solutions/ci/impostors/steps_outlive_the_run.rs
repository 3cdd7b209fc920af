//! title: Leaves its steps running after it has ended
//! severity: major
//! seen by: e2e::safety::a_step_ends_with_the_run_that_started_it
//! rule: If `ci` ends before a step, the step and all that it has started get `SIGTERM` (not on Windows).
//! asks: what happens to a step when the program ends before it?
//!
//! A user stops the run because there is a newer commit. The step does not notice. It builds for ten minutes more, in
//! a folder that the next run removes, and its test server keeps the port.
//!
//! A child process does not end with its parent. A test ends the parent and looks for the child.

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
