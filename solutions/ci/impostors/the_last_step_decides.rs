//! title: The last step decides
//! severity: critical
//! seen by: integration::running::a_step_that_fails_ends_its_job
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: what colour has a job whose failing step is not the last one?
//!
//! A shell script without `set -e` works like this: it ends with the status of its last command, and that is an `echo`.
//! The tests in the middle have failed, and nobody hears of it.
//!
//! Where the failing step is the last one, all is well. A test needs one that is not.

mod run {
    fn run_job<R: Runner>(job: &Job, runner: &R) -> JobState {
        let mut state = JobState::Passed;
        for (index, command) in job.steps.iter().enumerate() {
            let end = runner.run(job, command);
            state = if end.is_success() {
                JobState::Passed
            } else {
                JobState::Failed {
                    step: index + 1,
                    command: command.clone(),
                    end,
                }
            };
        }
        state
    }
}
