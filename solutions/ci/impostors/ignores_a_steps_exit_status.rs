//! title: Ignores the exit status of a step
//! severity: critical
//! seen by: unit::reports::only_exit_status_0_is_a_success
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: which exit statuses of a step are a success?
//!
//! The step was started, it ran, it ended. That it ended with 1 is a number that nobody has looked at. Everything is
//! green, and stays so whatever anybody writes.
//!
//! A CI that has never been red has not been tested. The first thing to try with a new one is a step that fails.

mod report {
    impl StepEnd {
        pub fn is_success(&self) -> bool {
            matches!(self, Self::Exited(_))
        }
    }
}
