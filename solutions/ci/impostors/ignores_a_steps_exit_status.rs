//! title: Ignores the exit status of a step
//! severity: critical
//! seen by: unit::reports::only_exit_status_0_is_a_success
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: which exit statuses of a step are a success?
//!
//! The code only asks whether the step has ended, and not with which status. Every run is green, whatever the users
//! write.
//!
//! Try a new CI with a step that fails first. A test needs a step that ends with 1.

mod report {
    impl StepEnd {
        pub fn is_success(&self) -> bool {
            matches!(self, Self::Exited(_))
        }
    }
}
