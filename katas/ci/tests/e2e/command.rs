//! The built command.

use std::path::Path;

use assert_cmd::Command;

use crate::repo::QUIET;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command, started in a folder. Git has the settings of nobody, and looks for no repository above the folder.
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
