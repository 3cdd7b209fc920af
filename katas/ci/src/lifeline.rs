//! What a step has started ends with this program, in whatever way the program ends.

use std::io;
use std::process::{Command, ExitStatus};

/// Runs a command to its end, as [`Command::status`] does. If this program ends first, the command and all that it has
/// started get `SIGTERM`.
///
/// The command runs in a process group together with a small shell. That one waits for the end of its standard input, a
/// pipe that only this program can write to. The system closes the pipe when the program ends, also by a signal that
/// cannot be caught, and then the shell sends the signal to the group.
///
/// The group is one in the background: a command that reads from the terminal is stopped, and the call waits without end.
///
/// # Errors
/// If the command or the shell cannot be started.
#[cfg(unix)]
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    use std::os::unix::process::CommandExt;
    use std::process::Stdio;

    // The shell is there first, and leads the group, so there is no moment in which the command is alone.
    let mut shell = Command::new("sh")
        .args(["-c", "read -r line; kill -s TERM 0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let group = i32::try_from(shell.id()).map_err(io::Error::other)?;
    let status = command.process_group(group).status();
    // Killed before its pipe is closed: what a step leaves running on purpose goes on.
    shell.kill()?;
    shell.wait()?;
    status
}

/// Runs a command to its end. Windows has no process groups: what runs when this program ends goes on.
///
/// # Errors
/// If the command cannot be started.
#[cfg(not(unix))]
pub fn status(command: &mut Command) -> io::Result<ExitStatus> {
    command.status()
}
