//! title: One exit status for everything
//! severity: minor
//! seen by: e2e::failures::a_file_that_cannot_be_used_is_named
//! rule: Exit status: 0 when all is well, 1 when there is nothing to claim or a ticket is not good any more, 2 for wrong usage and for everything else that goes wrong.
//! asks: how does a script tell an empty queue from an accident?
//!
//! Whatever goes wrong is status 1. A loop that claims until there is nothing left ends when the disk is full, and
//! reports that its work is done.
//!
//! An exit status is part of what a command says. A test has to ask for the number, and not only for "not 0".

mod main {
    impl Failure {
        fn status(&self) -> ExitCode {
            ExitCode::from(1)
        }
    }
}
