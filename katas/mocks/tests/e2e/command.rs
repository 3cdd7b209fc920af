//! The built command.

use std::time::Duration;

use assert_cmd::Command;

use crate::server::Server;

/// Where the program is. It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command, told where the server is. If it has not ended after some seconds, it is ended, and the assertion on its exit status says so.
pub fn mocks(server: &Server) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .arg("--api")
        .arg(server.url())
        .timeout(Duration::from_secs(8));
    command
}
