//! title: Runs steps with `set -e`
//! severity: minor
//! seen by: integration::shell::the_end_of_a_step_is_passed_on
//! rule: Runs each step in its own shell: `sh -c`, on Windows `cmd /C`.
//! asks: which failures inside a step make the step fail?
//!
//! Some CI servers use `sh -e`, and often users want it. The README says `sh -c`. A step that asks whether a command
//! fails, and then succeeds, stops in the middle here.
//!
//! A test needs a step whose first command fails and whose last one succeeds.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = Command::new("sh");
            command.arg("-ec").arg(step);
            without_repository(&mut command).env("CI", "true").envs(&job.env).current_dir(&self.folder).stdin(Stdio::null()).stdout(io::stderr());
            match lifeline::status(&mut command) {
                Ok(status) => end_of(status),
                Err(error) => StepEnd::NotStarted(error.to_string()),
            }
        }
    }
}
