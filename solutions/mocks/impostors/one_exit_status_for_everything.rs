//! title: One exit status for everything
//! severity: minor
//! seen by: e2e::trouble::trouble_has_its_line_and_its_exit_status
//!
//! Whatever went wrong, it is 1. A script cannot tell "there is a storm and nobody knows" from "we could not ask".
//!
//! Exit statuses are an interface, and an interface has its tests.

mod main {
    impl From<Status> for ExitCode {
        fn from(status: Status) -> Self {
            ExitCode::from(u8::from(status != Status::Good))
        }
    }
}
