//! The built command.

use assert_cmd::Command;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command.
pub fn tdd() -> Command {
    Command::new(PROGRAM)
}
