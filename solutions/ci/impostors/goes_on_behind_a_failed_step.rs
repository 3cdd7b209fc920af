//! title: Runs the steps behind a failed one
//! severity: major
//! seen by: integration::running::a_step_that_fails_ends_its_job
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: which steps of a job run behind one that failed?
//!
//! The job is red, as it should be. But its other steps ran too: one made a package from a failed build, and the last
//! one deployed it.
//!
//! A test of the report passes. A mock sees which steps ran.

mod run {
    fn run_job<R: Runner>(job: &Job, runner: &R) -> JobState {
        let mut state = JobState::Passed;
        for (index, command) in job.steps.iter().enumerate() {
            let end = runner.run(job, command);
            if !end.is_success() && state == JobState::Passed {
                state = JobState::Failed {
                    step: index + 1,
                    command: command.clone(),
                    end,
                };
            }
        }
        state
    }
}
