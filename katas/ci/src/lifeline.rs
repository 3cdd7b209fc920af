//! Ends the processes of a step when this program ends, in every case.

use std::io;
use std::process::{Command, ExitStatus};

/// Runs a command to its end, as [`Command::status`] does. If this program ends first, the command and its child
/// processes get `SIGTERM`.
///
/// The command runs in a process group together with a small shell. The shell waits for the end of its standard input,
/// a pipe that only this program can write to. The system closes the pipe when the program ends, even after a signal
/// that cannot be caught. Then the shell sends the signal to the group.
///
/// The group runs in the background. If a command reads from the terminal, the system stops it, and the call waits for
/// ever.
///
/// # Errors
/// If the command or the shell cannot be started.
#[cfg(unix)]
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    use std::os::unix::process::CommandExt;
    use std::process::Stdio;

    // The shell starts first and leads the group, so the command is never without it.
    let mut shell = Command::new("sh")
        .args(["-c", "read -r line; kill -s TERM 0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let group = i32::try_from(shell.id()).map_err(io::Error::other)?;
    let status = command.process_group(group).status();
    // The shell is killed before its pipe is closed, so a process that a step leaves running on purpose
    // continues.
    shell.kill()?;
    shell.wait()?;
    status
}

/// Runs a command to its end. Windows has no process groups: the step's processes continue when this program
/// ends.
///
/// # Errors
/// If the command cannot be started.
#[cfg(not(unix))]
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    command.status()
}
