//! The built command, and a file for it.

use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// A folder for a queue, gone with the test.
pub struct Shop {
    folder: TempDir,
}

impl Shop {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder }
    }

    /// The file of the queue.
    pub fn db(&self) -> PathBuf {
        self.folder.path().join("queue.db")
    }

    /// The command with a word, on the file of the queue, at this time.
    pub fn at(&self, now: i64, word: &str) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .arg(word)
            .arg("--db")
            .arg(self.db())
            .args(["--now", &now.to_string()]);
        command
    }

    /// Runs a word with arguments at second 1000; what it printed. It must succeed.
    pub fn run(&self, word: &str, arguments: &[&str]) -> String {
        let assert = self.at(1000, word).args(arguments).write_stdin("").assert();
        let assert = assert.success().stderr("");
        String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
    }
}
