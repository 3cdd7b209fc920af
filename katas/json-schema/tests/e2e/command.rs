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

    /// Runs the command where its answer cannot be written: its exit status, and what it says about it.
    #[cfg(target_os = "linux")]
    pub fn run_on_a_full_disk(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let full = fs::File::options().write(true).open("/dev/full");
        let output = std::process::Command::new(PROGRAM)
            .current_dir(self.folder.path())
            .args(arguments)
            .stdout(full.expect("Linux has it"))
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    }

    /// The command with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.folder.path()).args(arguments);
        command
    }
}
