//! The built command, and the files that it reads.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// A parcel of 1.8 kg and 2.4 kg by volume to 10115, as arguments.
pub const PARCEL: [&str; 3] = ["--size=40x30x10", "--weight=1800g", "--to=10115"];

/// Zone A has a surcharge for heavy parcels, and zone B has none.
pub const TARIFF: &str = "zone A 10000-19999\nprice A 20000g 7.90\nheavy A 10 2.50\n\
                          zone B 20000-29999\nprice B 1000g 5.90\nprice B 40000g 9.90\n";

/// The command, in an environment without a tariff.
pub fn layers() -> Command {
    let mut command = Command::new(PROGRAM);
    // With this variable the messages would have colours.
    command
        .env_remove("LAYERS_TARIFF")
        .env_remove("CLICOLOR_FORCE");
    command
}

/// A folder with files of these names and texts. Dropping it removes it.
pub fn folder<N: AsRef<Path>>(files: &[(N, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

/// The name of a file that is not UTF-8. Only Linux surely allows one; elsewhere it is not ASCII.
pub fn odd_name() -> OsString {
    #[cfg(target_os = "linux")]
    return std::os::unix::ffi::OsStringExt::from_vec(b"tariff-\xff.txt".to_vec());
    #[cfg(not(target_os = "linux"))]
    return "tariff-\u{e4}.txt".into();
}

/// What the command prints on standard output, and what on standard error, with this tariff.
pub fn with_tariff(text: &str, arguments: &[&str]) -> Printed {
    let folder = folder(&[("tariff.txt", text)]);
    let tariff: PathBuf = folder.path().join("tariff.txt");
    printed(layers().arg("--tariff").arg(tariff).args(arguments))
}

/// How the command ends with this tariff if its standard output has no reader.
pub fn without_a_reader(text: &str, arguments: &[&str]) -> Printed {
    let folder = folder(&[("tariff.txt", text)]);
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let mut command = std::process::Command::new(PROGRAM);
    command
        .arg("--tariff")
        .arg(folder.path().join("tariff.txt"));
    let output = command.args(arguments).stdout(writer).output();
    Printed::from(output.expect("the program starts"))
}

/// Runs a command to its end.
pub fn printed(command: &mut Command) -> Printed {
    Printed::from(command.output().expect("the program starts"))
}

/// How a command ended.
#[derive(Debug)]
pub struct Printed {
    /// Its exit status.
    pub status: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl From<Output> for Printed {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}
