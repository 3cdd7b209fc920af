//! The built command, started where nobody else's settings can reach it.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use assert_cmd::Command;
use config::VARIABLES;
use tempfile::TempDir;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The two that have no default, in the syntax of `.env`: lines 1 and 2.
pub const SECRETS: &str =
    "FERRY_DATABASE_URL=postgres://ferry:hunter2@db\nFERRY_API_KEY=hunter2hunter2hunter2\n";

/// A folder to start the command in. It goes when the test ends.
pub struct Folder(TempDir);

impl Folder {
    /// With nothing in it.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// With an `.env` file.
    pub fn with_dot_env(text: impl AsRef<[u8]>) -> Self {
        let folder = Self::empty();
        fs::write(folder.dot_env(), text).expect("a file can be written there");
        folder
    }

    /// Where the `.env` file is, or would be.
    pub fn dot_env(&self) -> PathBuf {
        self.0.path().join(".env")
    }

    /// What stands in the `.env` file.
    pub fn dot_env_text(&self) -> String {
        fs::read_to_string(self.dot_env()).unwrap_or_else(|error| format!("({error})"))
    }

    /// The names of the files in the folder, in order.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("the folder can be read");
        let mut names: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("a file has a name")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// The command, with this folder as its current one, and none of our variables in its environment. What it has of
    /// other programs' is left to it: it is not to look at that.
    pub fn config(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.0.path()).args(arguments);
        // No run takes this long; it is for a loop that does not end.
        command.timeout(Duration::from_secs(8));
        for variable in VARIABLES {
            command.env_remove(variable.name);
        }
        command
    }
}

/// What a command wrote to one of its streams.
pub fn text(stream: &[u8]) -> String {
    String::from_utf8_lossy(stream).into_owned()
}
