//! The built command, started where no settings of the machine can reach it.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use assert_cmd::Command;
use config::VARIABLES;
use tempfile::TempDir;

/// The path of the program.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The two settings without a default, in the syntax of `.env`: lines 1 and 2.
pub const SECRETS: &str =
    "FERRY_DATABASE_URL=postgres://ferry:hunter2@db\nFERRY_API_KEY=hunter2hunter2hunter2\n";

/// A folder to start the command in. It is removed when the test ends.
pub struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// A folder with an `.env` file.
    pub fn with_dot_env(text: impl AsRef<[u8]>) -> Self {
        let folder = Self::empty();
        fs::write(folder.dot_env(), text).expect("a file can be written there");
        folder
    }

    /// The path of the `.env` file, which need not exist.
    pub fn dot_env(&self) -> PathBuf {
        self.0.path().join(".env")
    }

    /// The text of the `.env` file.
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

    /// The command, with this folder as its current one, and none of our variables in its environment. Variables of
    /// other programs stay: the command must not look at them.
    pub fn config(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.0.path()).args(arguments);
        // No run takes this long; the limit stops an endless loop.
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
