//! title: Crashes if standard error cannot be written
//! severity: minor
//! seen by: e2e::jobs::an_answer_that_cannot_be_written_is_none
//! rule: Text that cannot be written there is lost, and the answer stays.
//! asks: what is the exit status if only standard error cannot be written?
//!
//! `eprintln!` panics if it cannot write. So a log on a full disk ends the run in its first step, with exit status
//! 101 and without a summary.
//!
//! Tests read standard error through a pipe, which always works. A test writes it to `/dev/full`.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            eprintln!("ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            without_repository(&mut command)
                .env("CI", "true")
                .envs(&job.env)
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
