//! The built command.

use std::time::Duration;

use assert_cmd::Command;

use crate::server::Server;

/// The path of the program. It is named after its package, so this finds the one of the kata and the one of the
/// solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command, with the address of the server. It is stopped after 8 seconds, and then the assertion on its exit
/// status fails.
pub fn mocks(server: &Server) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .arg("--api")
        .arg(server.url())
        .timeout(Duration::from_secs(8));
    command
}
