//! title: Calls a step killed whose exit status is over 128
//! severity: minor
//! seen by: integration::shell::the_end_of_a_step_is_passed_on
//! rule: A step that ends with 143 has that exit status, and was not killed.
//! asks: how did a step end whose exit status is 143?
//!
//! A shell ends with 128 and the signal's number if a signal ended its last command. The code turns that back into
//! "killed by signal 15". But a program may also choose such a number itself: Git's is 128, `xargs` has 255. The
//! summary then names a signal that no process sent.
//!
//! Tests use small numbers, such as 1 and 3. A test needs one above 128.

mod shell {
    fn end_of(status: ExitStatus) -> StepEnd {
        match status.code() {
            Some(code) if code > 128 => StepEnd::Killed(code - 128),
            Some(code) => StepEnd::Exited(code),
            None => StepEnd::Killed(signal_of(status)),
        }
    }
}
