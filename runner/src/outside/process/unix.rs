//! Process groups where they are the kernel's: Linux, macOS and their kin.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus};

use nix::sys::signal::{SigSet, Signal, kill, killpg, raise};
use nix::unistd::Pid;

use super::clock::Look;

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

    /// Whether a process of the group is left. To be asked when the leader has been waited for.
    pub fn others_alive(&self) -> bool {
        killpg(pid(self.id()), None).is_ok() && !system::only_zombies(self.id())
    }

    /// What the processes of the group and these other ones do; nothing where the system does not tell.
    pub fn look_also_at(&self, others: &[u32]) -> Look {
        system::look(self.id(), others)
    }

    /// What its processes are doing; nothing where the system does not tell.
    pub fn look(&self) -> Look {
        system::look(self.id(), &[])
    }

    /// The processes with that mark, outside of the group too.
    pub fn strays(mark: &str) -> Vec<u32> {
        system::strays(mark)
    }

    /// Lets the leader, and all that it starts from now on, use no more memory than that each. If it is not `fresh`, it may
    /// have started something already.
    pub fn limit_memory(&self, bytes: u64, fresh: bool) {
        system::limit_memory(self.id(), bytes, fresh);
    }

    /// How much memory there is for whoever wants it, in bytes; `None` where the system does not tell.
    pub fn memory() -> Option<u64> {
        system::memory()
    }

    /// Ends all that tests of this program have left behind, or are about to.
    pub fn kill_all_strays() {
        Self::kill_each(&system::all_strays());
    }

    /// Lets every process of the group with that leader stand still, or go on.
    pub fn pause(id: u32, stand_still: bool) {
        let signal = if stand_still {
            Signal::SIGSTOP
        } else {
            Signal::SIGCONT
        };
        // A group that is already gone needs neither.
        let _ = killpg(pid(id), signal);
    }

    /// Calls that with `true` before this program stands still because of Ctrl-Z, and with `false` when it goes on. To be
    /// called before any other thread begins: the threads must not take the signal themselves.
    pub fn on_ctrl_z(pause: impl Fn(bool) + Send + 'static) {
        let mut signals = SigSet::empty();
        signals.add(Signal::SIGTSTP);
        // What cannot be waited for does what it did before: it stops this program alone.
        if signals.thread_block().is_err() {
            return;
        }
        std::thread::spawn(move || {
            while signals.wait().is_ok() {
                pause(true);
                // Not SIGSTOP: the kernel drops this signal where no shell could let this program go on.
                let _ = signals.thread_unblock();
                let _ = raise(Signal::SIGTSTP);
                let _ = signals.thread_block();
                pause(false);
            }
        });
    }

    /// Ends these processes at once.
    pub fn kill_each(processes: &[u32]) {
        for &process in processes {
            // One that is already gone is what was wanted.
            let _ = kill(pid(process), Signal::SIGKILL);
        }
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

/// What only Linux tells, in the files of `/proc`.
#[cfg(target_os = "linux")]
mod system {
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    use super::super::MARK;
    use super::super::clock::{Effort, Look};

    /// The state and the group of a process.
    fn state(process: &Path) -> Option<(char, u32)> {
        // "1234 (a name) S 1 1234 …": after the name come the state, the parent and the group.
        let stat = std::fs::read(process.join("stat")).ok()?;
        let stat = String::from_utf8_lossy(&stat);
        let (_, rest) = stat.rsplit_once(") ")?;
        let mut fields = rest.split(' ');
        let state = fields.next()?.chars().next()?;
        Some((state, fields.nth(1)?.parse().ok()?))
    }

    fn processes() -> impl Iterator<Item = (u32, PathBuf)> {
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        entries.filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
    }

    /// The living processes of a group, each with its state.
    fn members(group: u32) -> impl Iterator<Item = (char, PathBuf)> {
        processes().filter_map(move |(_, path)| {
            let (state, of) = state(&path)?;
            (of == group && !matches!(state, 'Z' | 'X')).then_some((state, path))
        })
    }

    /// Whether all that is left of a group has ended and is only waiting to be collected. The kernel still counts these,
    /// and in a container nobody may ever collect them.
    pub fn only_zombies(group: u32) -> bool {
        members(group).next().is_none()
    }

    /// What the processes of a group and the other processes do.
    pub fn look(group: u32, others: &[u32]) -> Look {
        let mut look = Look::default();
        let others = others.iter().filter_map(|id| {
            let path = PathBuf::from(format!("/proc/{id}"));
            let (state, of) = state(&path)?;
            (of != group).then_some((state, path))
        });
        for (state, process) in members(group).chain(others) {
            look.stopped |= state == 'T';
            // It runs, waits for a processor, waits for a disk, or is about to end.
            look.busy |= matches!(state, 'R' | 'D' | 'X');
            let threads = std::fs::read_dir(process.join("task"));
            for thread in threads.into_iter().flatten().flatten() {
                let name = thread.file_name();
                let id = name.to_str().and_then(|name| name.parse().ok());
                let said = std::fs::read_to_string(thread.path().join("schedstat"));
                let effort = said.ok().as_deref().and_then(effort);
                look.threads.extend(id.zip(effort));
            }
        }
        look
    }

    /// "195697 87605 2": nanoseconds on a processor, nanoseconds of waiting for one, how often.
    fn effort(schedstat: &str) -> Option<Effort> {
        let mut fields = schedstat.split_whitespace();
        let mut time = || Some(Duration::from_nanos(fields.next()?.parse().ok()?));
        Some(Effort {
            computed: time()?,
            held_up: time()?,
        })
    }

    /// The processes with that mark.
    pub fn strays(mark: &str) -> Vec<u32> {
        let entry = format!("{MARK}={mark}");
        marked(|one| one == entry.as_bytes())
    }

    /// The processes with any mark of this program's.
    pub fn all_strays() -> Vec<u32> {
        let id = std::process::id();
        let entry = format!("{MARK}={id}-");
        marked(|one| one.starts_with(entry.as_bytes()))
    }

    /// The living processes that have such an entry in their environment. Their ids tell nothing about their age: the
    /// kernel begins again with small ones when it has reached the largest.
    fn marked(is_mark: impl Fn(&[u8]) -> bool) -> Vec<u32> {
        let marked = processes().filter(|(_, path)| {
            environment(path).split(|byte| *byte == 0).any(&is_mark)
                && state(path).is_some_and(|(state, _)| !matches!(state, 'Z' | 'X'))
        });
        marked.map(|(id, _)| id).collect()
    }

    /// The environment of a process; nothing if this program may not read it. It is empty for the moment in which the
    /// process becomes another program.
    fn environment(process: &Path) -> Vec<u8> {
        for _ in 0..3 {
            let Ok(environment) = std::fs::read(process.join("environ")) else {
                return Vec::new();
            };
            if !environment.is_empty() || has_no_program(process) {
                return environment;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Vec::new()
    }

    /// Whether it has ended, or is a part of the kernel: then it has no command line either, and will get none.
    fn has_no_program(process: &Path) -> bool {
        let is_of_the_kernel = || {
            let program = std::fs::read_link(process.join("exe"));
            program.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
        };
        state(process).is_none_or(|(state, _)| state == 'Z') || is_of_the_kernel()
    }

    /// Lets a process, and all that it starts from now on, use no more memory than that each. If it is not `fresh`, it may
    /// have started something already.
    pub fn limit_memory(process: u32, bytes: u64, fresh: bool) {
        limit_one(process, bytes);
        if !fresh {
            let of_the_group = processes()
                .filter(|(_, path)| state(path).is_some_and(|(_, group)| group == process));
            of_the_group.for_each(|(id, _)| limit_one(id, bytes));
        }
    }

    fn limit_one(process: u32, bytes: u64) {
        let limit = Rlimit {
            current: Some(bytes),
            maximum: Some(bytes),
        };
        let id = i32::try_from(process).ok().and_then(Pid::from_raw);
        // A process that is gone already needs no limit.
        let _ = id.map(|id| prlimit(Some(id), Resource::Data, limit));
    }

    /// How much memory there is for whoever wants it, in bytes.
    pub fn memory() -> Option<u64> {
        let machine = std::fs::read_to_string("/proc/meminfo").ok();
        let machine = machine.as_deref().and_then(available);
        // In a container it may be less.
        let number = |file: &str| {
            let text = std::fs::read_to_string(Path::new("/sys/fs/cgroup").join(file)).ok()?;
            text.trim().parse::<u64>().ok()
        };
        let container = number("memory.max").zip(number("memory.current"));
        let container = container.map(|(most, used)| most.saturating_sub(used));
        machine.into_iter().chain(container).min()
    }

    fn available(meminfo: &str) -> Option<u64> {
        let line = meminfo
            .lines()
            .find_map(|line| line.strip_prefix("MemAvailable:"))?;
        let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib * 1024)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_the_kernel_says_is_read() {
            let meminfo = "MemTotal:       24576000 kB\nMemAvailable:   23589664 kB\n";
            assert_eq!(available(meminfo), Some(23_589_664 * 1024));
            assert_eq!(available("MemTotal: 1 kB\n"), None);
            let said = effort("195697 87605 2\n").unwrap();
            assert_eq!(said.computed, Duration::from_nanos(195_697));
            assert_eq!(said.held_up, Duration::from_nanos(87_605));
            assert_eq!(effort(""), None);
        }
    }
}

/// What elsewhere nobody tells.
#[cfg(not(target_os = "linux"))]
mod system {
    use super::super::clock::Look;

    /// The first process collects them at once.
    pub fn only_zombies(_: u32) -> bool {
        false
    }

    pub fn look(_: u32, _: &[u32]) -> Look {
        Look::default()
    }

    pub fn strays(_: &str) -> Vec<u32> {
        Vec::new()
    }

    pub fn all_strays() -> Vec<u32> {
        Vec::new()
    }

    pub fn limit_memory(_: u32, _: u64, _: bool) {}

    pub fn memory() -> Option<u64> {
        None
    }
}

fn pid(id: u32) -> Pid {
    // The kernel hands process ids out as positive `i32`s; the standard library only widens them.
    Pid::from_raw(i32::try_from(id).unwrap_or(i32::MAX))
}
