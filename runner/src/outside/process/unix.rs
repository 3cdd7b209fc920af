//! Process groups where they are the kernel's: Linux, macOS and their kin.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// A process and all that it starts.
pub struct Group(Child);

impl Group {
    /// Starts the command as the leader of a group of its own.
    pub fn spawn(command: &mut Command) -> io::Result<Self> {
        command.process_group(0).spawn().map(Self)
    }

    /// The leader's process id, which is the group's too.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// The ends of its standard output and error. To be called once.
    pub fn streams(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        (self.0.stdout.take(), self.0.stderr.take())
    }

    /// The leader's exit status, once it has one.
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Waits for the leader's end.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        self.0.wait()
    }

    /// Whether any process of the group is left. To be asked when the leader has been waited for.
    pub fn others_alive(&self) -> bool {
        killpg(pid(self.id()), None).is_ok() && !only_zombies(self.id())
    }

    /// Ends every process of the group at once.
    pub fn kill(&mut self) {
        Self::kill_by_id(self.id());
    }

    /// Ends every process of the group with that leader at once.
    pub fn kill_by_id(id: u32) {
        // A group that is already gone is what was wanted.
        let _ = killpg(pid(id), Signal::SIGKILL);
    }
}

/// Whether all that is left of a group has ended and is only waiting to be collected. The kernel still counts these, and
/// in a container nobody may ever collect them.
#[cfg(target_os = "linux")]
fn only_zombies(group: u32) -> bool {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return false;
    };
    // "1234 (a name) S 1 1234 …": after the name come the state, the parent and the group.
    let alive = |stat: String| {
        let (_, rest) = stat.rsplit_once(") ")?;
        let mut fields = rest.split(' ');
        let state = fields.next()?;
        let its_group = fields.nth(1)?.parse::<u32>().ok()?;
        (its_group == group && state != "Z" && state != "X").then_some(())
    };
    !processes.flatten().any(|entry| {
        std::fs::read_to_string(entry.path().join("stat"))
            .ok()
            .and_then(alive)
            .is_some()
    })
}

/// Elsewhere the first process collects them at once.
#[cfg(not(target_os = "linux"))]
fn only_zombies(_: u32) -> bool {
    false
}

fn pid(id: u32) -> Pid {
    // The kernel hands process ids out as positive `i32`s; the standard library only widens them.
    Pid::from_raw(i32::try_from(id).unwrap_or(i32::MAX))
}
