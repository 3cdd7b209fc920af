//! The built command, and the key that most tests give it.

use assert_cmd::Command;

/// A key for [`jwt_with_key`].
pub const KEY: &str = "an e2e key of more than 32 bytes, kept in a file";

/// The command without any key, whatever the environment of whoever runs the tests.
///
/// The binary is named after its package, so this finds the one of the kata and the one of the solution.
pub fn jwt() -> Command {
    let mut command = Command::new(env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))));
    command.env_remove("JWT_KEY");
    command
}

/// The command with [`KEY`] in its environment.
pub fn jwt_with_key() -> Command {
    let mut command = jwt();
    command.env("JWT_KEY", KEY);
    command
}
