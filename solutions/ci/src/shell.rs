//! The runner that starts real commands.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::environment::without_repository;
use crate::lifeline;
use crate::pipeline::Job;
use crate::report::{StepEnd, in_one_line};
use crate::run::Runner;

/// Runs each step in a shell of its own: `sh -c`, on Windows `cmd /C`.
///
/// - It starts in the same folder every time, whatever the step before did.
/// - It has the environment of this program, without the variables that tell git to use another repository than that
///   of the folder, with `CI` set to `true`, and with the variables of its job. Where both have a variable, the job's value replaces
///   the other one.
/// - Its standard input is empty, so that nothing waits for an answer that nobody will give.
/// - It ends with this program, and what it has started too (see `lifeline::status`; not on Windows).
/// - What it prints goes to standard error, behind a line `ci: JOB: STEP`: standard output is for the summary. A step of
///   several lines is shortened there as in the summary (see [`Report`](crate::Report)).
#[derive(Debug, Clone)]
pub struct Shell {
    folder: PathBuf,
}

impl Shell {
    /// A runner for steps in this folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }
}

impl Runner for Shell {
    fn run(&self, job: &Job, step: &str) -> StepEnd {
        // Nothing can be done about a standard error that is closed.
        let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
        let mut command = shell(step);
        without_repository(&mut command)
            .env("CI", "true")
            .envs(&job.env)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(io::stderr());
        match lifeline::status(&mut command) {
            Ok(status) => end_of(status),
            Err(error) => StepEnd::NotStarted(error.to_string()),
        }
    }
}

/// The system's shell with one command.
#[cfg(not(windows))]
fn shell(step: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(step);
    command
}

/// The system's shell with one command, which it parses by itself, quotation marks included.
#[cfg(windows)]
fn shell(step: &str) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("cmd");
    command.arg("/C").raw_arg(step);
    command
}

/// How a process ended.
fn end_of(status: ExitStatus) -> StepEnd {
    match status.code() {
        Some(code) => StepEnd::Exited(code),
        // Not a status of 0: there is none, since the process did not come to its end.
        None => StepEnd::Killed(signal_of(status)),
    }
}

/// The signal that ended a process which has no exit status.
#[cfg(unix)]
fn signal_of(status: ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    status.signal().unwrap_or_default()
}

/// Elsewhere every process has an exit status.
#[cfg(not(unix))]
fn signal_of(_: ExitStatus) -> i32 {
    0
}
