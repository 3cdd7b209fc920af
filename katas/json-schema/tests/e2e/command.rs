//! The built command, and files for it.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command, in a folder of its own with these two files in it.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    /// A folder with a `schema.json` and a `doc.json`.
    pub fn with(schema: &str, document: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (name, content) in [
            ("schema.json", schema.as_bytes()),
            ("doc.json", document.as_ref()),
        ] {
            fs::write(folder.path().join(name), content).expect("a file can be written");
        }
        Self { folder }
    }

    /// The command with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.folder.path()).args(arguments);
        command
    }
}
