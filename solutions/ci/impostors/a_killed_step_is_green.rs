//! title: A step that was killed is green
//! severity: critical
//! seen by: integration::shell::the_end_of_a_step_is_passed_on
//! rule: a step ends with another exit status, is killed, or cannot start | the job has **failed**; its other steps do not run
//! asks: what is a step worth that a signal has ended?
//!
//! `status.code()` is an `Option`, since a process that a signal ended has no exit status. `unwrap_or(0)` makes the
//! compiler content, and a step green that the system killed for want of memory half way through its tests.
//!
//! A default for "I do not know" should be the answer that does no harm.

mod shell {
    fn end_of(status: ExitStatus) -> StepEnd {
        StepEnd::Exited(status.code().unwrap_or(0))
    }
}
