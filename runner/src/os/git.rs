//! Git, for a repository of the runner's own. Nothing of the person's takes part: neither their repository, nor their
//! configuration, nor what their environment says to git.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::os::process;

/// What a git command said.
#[derive(Debug, Clone)]
pub struct Said {
    /// Whether it exited with 0.
    pub success: bool,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub errors: String,
}

/// Runs git.
pub trait Git: Sync {
    /// Runs a git command on a repository, with that on its standard input.
    ///
    /// # Errors
    /// When there is no git ([`io::ErrorKind::NotFound`]) or it cannot be started. That it fails is in [`Said`].
    fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said>;
}

/// The git on this machine.
#[derive(Debug, Clone, Copy)]
pub struct Installed;

/// A file that is always there and always empty.
const NOTHING: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

impl Git for Installed {
    fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said> {
        let mut command = without_environment();
        command
            .args(args)
            .env("GIT_DIR", repository)
            .env("GIT_CONFIG_GLOBAL", NOTHING)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        said(command, input)
    }
}

/// Git, to which the environment says nothing.
fn without_environment() -> Command {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command
}

fn said(mut command: Command, input: &[u8]) -> io::Result<Said> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = process::start(&mut command)?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        scope.spawn(move || {
            // Git may end without having read everything; its status tells.
            let _ = stdin.map(|mut stdin| stdin.write_all(input));
        });
        child.wait_with_output()
    })?;
    Ok(Said {
        success: output.status.success(),
        out: output.stdout,
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}
