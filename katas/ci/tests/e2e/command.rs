//! The built command.

use std::path::Path;

use assert_cmd::Command;

use crate::repo::QUIET;

/// Where the program is.
///
/// The program has the name of its package, so this finds the program of the kata and that of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command, started in a folder. Git has no settings of a user, and looks for no repository above the folder.
pub fn ci(folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).envs(QUIET).write_stdin("");
    for variable in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
    ] {
        command.env_remove(variable);
    }
    if let Some(above) = folder.parent() {
        command.env("GIT_CEILING_DIRECTORIES", above);
    }
    command
}
