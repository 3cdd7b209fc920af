//! The runner that starts real commands.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::environment::without_repository;
use crate::lifeline;
use crate::pipeline::Job;
use crate::report::{StepEnd, in_one_line};
use crate::run::Runner;

/// Runs each step in its own shell: `sh -c`, on Windows `cmd /C`.
///
/// - Every step starts in the same folder, even if the step before changed its folder.
/// - It has the environment of this program, without the variables that send git to another repository, with `CI` set
///   to `true`, and with the variables of its job. A job's value replaces the value of the environment.
/// - Its standard input is empty, so that a step does not wait for an answer.
/// - It ends with this program, and so do its child processes (see `lifeline::status`; not on Windows).
/// - Its output goes to standard error, behind a line `ci: JOB: STEP`, because standard output is for the summary. A
///   step of several lines is shortened there as in the summary (see [`Report`](crate::Report)).
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
        todo!()
    }
}

/// The system's shell with one command.
#[cfg(not(windows))]
fn shell(step: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(step);
    command
}

/// The system's shell with one command, which it parses itself, quotation marks included.
#[cfg(windows)]
fn shell(step: &str) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("cmd");
    command.arg("/C").raw_arg(step);
    command
}

/// How a process ended.
fn end_of(status: ExitStatus) -> StepEnd {
    todo!()
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
