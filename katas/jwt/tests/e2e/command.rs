//! The built command, and the key that most tests give it.

use assert_cmd::Command;

/// A key for [`jwt_with_key`], in the form that `openssl rand -hex 32` prints. The key is these 64 characters, and not
/// the 32 bytes that they encode.
pub const KEY: &str = "19a37fd2e34b84c0e3ed4440d4f1de9de0f7d53369ca97527de4aa24e2c44b19";

/// The command without any key, also if your environment has one.
///
/// The binary has the name of its package, so this finds the kata's binary and the solution's binary.
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
