//! title: Counts a killed step as a success
//! severity: critical
//! seen by: integration::shell::the_end_of_a_step_is_passed_on
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: what is a step worth that a signal has ended?
//!
//! `status.code()` is `None` if a signal ended the process, and `unwrap_or(0)` makes the types fit. If the system
//! kills a step because memory is short, the run is green. The user merges code that was tested only in part.
//!
//! A test needs a step that a signal kills.

mod shell {
    fn end_of(status: ExitStatus) -> StepEnd {
        StepEnd::Exited(status.code().unwrap_or(0))
    }
}
