//! title: One exit status for everything
//! severity: minor
//! seen by: e2e::trouble::trouble_has_its_line_and_its_exit_status
//! rule: 3 | in some round the wind stayed unknown, and 1 did not happen
//! asks: how does a script tell an alert that reached no one from a wind that is not known?
//!
//! Every failure ends with status 1 here. A script cannot tell "there is a storm and no alert was delivered" from
//! "the wind is unknown".
//!
//! A test of the built command checks the exact status of each case.

mod main {
    impl From<Status> for ExitCode {
        fn from(status: Status) -> Self {
            ExitCode::from(u8::from(status != Status::Good))
        }
    }
}
