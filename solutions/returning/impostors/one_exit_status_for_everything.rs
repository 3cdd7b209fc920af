//! title: Has one exit status for everything
//! severity: minor
//! seen by: e2e::failures::a_file_that_cannot_be_used_is_named
//! rule: Exit status: 0 after success, 1 if there is nothing to claim or a ticket is no longer good, 2 for wrong usage and for all other errors.
//! asks: how does a script tell an empty queue from a failure?
//!
//! Every problem has status 1. A loop that claims until the queue is empty also ends when the disk is full. Then it
//! reports that its work is done.
//!
//! A command's exit status is part of its interface. A test checks the number, and not only "not 0".

mod main {
    impl Failure {
        fn status(&self) -> ExitCode {
            ExitCode::from(1)
        }
    }
}
