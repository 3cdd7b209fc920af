//! title: Reports the result of the last step
//! severity: critical
//! seen by: integration::running::a_step_that_fails_ends_its_job
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: what colour has a job whose failing step is not the last one?
//!
//! A shell script without `set -e` ends with the status of its last command. This code does the same, and also runs
//! all steps. If the tests in the middle fail and the last step is an `echo`, the job is green.
//!
//! A test with a failing last step passes. A test needs a failing step in the middle.

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
