//! Process groups where they are the kernel's: Linux, macOS and their kin.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus};
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal, kill, killpg, raise};
use nix::unistd::Pid;

use super::clock::Look;

/// A process and all that it starts.
pub struct Group(Child);

impl Group {
    /// Starts the command as the leader of a group of its own, where `memory` is given with that limit in bytes for each
    /// of its processes. Nothing else may be started meanwhile: it would have the limit, too.
    pub fn spawn(command: &mut Command, memory: Option<u64>) -> io::Result<Self> {
        command.process_group(0);
        let Some(memory) = memory else {
            return command.spawn().map(Self);
        };
        let own = system::OwnLimit::lower(memory);
        let started = command.spawn().map(Self);
        drop(own);
        if let Ok(group) = &started {
            system::limit_memory(group.id(), memory);
        }
        started
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

    /// Lets its processes have a processor only when nothing else wants it, where the system is Linux.
    pub fn yield_to_others(&self) {
        system::yield_to_others(self.id());
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

    /// How many processes descend from its leader, that one included, and how much memory they use, in bytes; `None` where
    /// the system does not tell.
    pub fn crowd(&self) -> Option<(usize, u64)> {
        system::crowd(self.id())
    }

    /// How long the thread that asks has waited for a processor since it began; nothing where the system does not tell.
    pub fn waited() -> Duration {
        system::waited()
    }

    /// The processes with that mark, outside of the group too.
    pub fn strays(mark: &str) -> Vec<u32> {
        system::strays(mark)
    }

    /// How much memory is available, in bytes; `None` if the system does not tell.
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
    use std::collections::{HashMap, HashSet};
    use std::path::{Path, PathBuf};
    use std::sync::{LazyLock, Mutex, PoisonError};
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit, setpriority_pgrp, setrlimit};

    use super::super::clock::{Effort, Look};
    use super::super::task::MARK;

    /// How nice a process is that leaves the processors to the others, from 0 to 19.
    const NICE: i32 = 15;

    /// Lets the processes of a group have a processor only when nothing else wants it.
    pub fn yield_to_others(group: u32) {
        let group = i32::try_from(group).ok().and_then(Pid::from_raw);
        // A group that is already gone needs no processor.
        let _ = group.map(|group| setpriority_pgrp(Some(group), NICE));
    }

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
    /// and in a container they may never be collected.
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
                let stat = std::fs::read_to_string(thread.path().join("stat"));
                let runnable = stat.is_ok_and(|stat| stat.contains(") R "));
                let effort = effort.map(|effort| Effort { runnable, ..effort });
                look.threads.extend(id.zip(effort));
            }
        }
        look
    }

    /// How many processes descend from that one, and how much memory all of them use, in bytes. One that is left by its parent
    /// in a jail is the child of the jail's first process, so it is among them.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere nothing is known")]
    pub fn crowd(leader: u32) -> Option<(usize, u64)> {
        let found = if *TELLS_CHILDREN {
            below(leader, children)
        } else {
            let mut children = all_children();
            below(leader, |id| children.remove(&id).unwrap_or_default())
        };
        let memory = found.iter().filter_map(|id| {
            let said = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            kib_of("VmRSS:", &said)
        });
        Some((found.len(), memory.sum()))
    }

    /// Whether this kernel tells of each thread which children it has. Then nothing else of the machine has to be looked at.
    static TELLS_CHILDREN: LazyLock<bool> =
        LazyLock::new(|| Path::new("/proc/thread-self/children").exists());

    /// A process and all that descend from it.
    fn below(leader: u32, mut children: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
        let (mut found, mut waiting) = (Vec::new(), vec![leader]);
        while let Some(id) = waiting.pop() {
            found.push(id);
            waiting.extend(children(id));
        }
        found
    }

    /// The children of a process, as its threads have them; none if it is gone.
    fn children(id: u32) -> Vec<u32> {
        let threads = std::fs::read_dir(format!("/proc/{id}/task"));
        let threads = threads.into_iter().flatten().flatten();
        let lists =
            threads.filter_map(|one| std::fs::read_to_string(one.path().join("children")).ok());
        let mut found = Vec::new();
        for list in lists {
            found.extend(
                list.split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
        found
    }

    /// The children of all processes of this machine.
    fn all_children() -> HashMap<u32, Vec<u32>> {
        let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
        for (id, path) in processes() {
            if let Some(parent) = parent(&path) {
                children.entry(parent).or_default().push(id);
            }
        }
        children
    }

    /// The process that a process is a child of.
    fn parent(process: &Path) -> Option<u32> {
        let stat = std::fs::read(process.join("stat")).ok()?;
        let stat = String::from_utf8_lossy(&stat);
        let (_, rest) = stat.rsplit_once(") ")?;
        rest.split(' ').nth(1)?.parse().ok()
    }

    /// "195697 87605 2": nanoseconds on a processor, nanoseconds of waiting for one, how often.
    fn effort(schedstat: &str) -> Option<Effort> {
        let mut fields = schedstat.split_whitespace();
        let mut time = || Some(Duration::from_nanos(fields.next()?.parse().ok()?));
        Some(Effort {
            computed: time()?,
            held_up: time()?,
            runnable: false,
        })
    }

    /// How long the thread that asks has waited for a processor since it began.
    pub fn waited() -> Duration {
        let said = std::fs::read_to_string("/proc/thread-self/schedstat");
        let effort = said.ok().as_deref().and_then(effort);
        effort.unwrap_or_default().held_up
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

    /// Processes that no test has started, and when they were looked at last.
    static OTHERS: Mutex<Option<(Instant, HashSet<u32>)>> = Mutex::new(None);
    /// For so long it is known that a number is still that process: the kernel gives out all others before it does so again.
    const KNOWN_FOR: Duration = Duration::from_secs(1);

    /// The living processes that have such an entry in their environment. Their ids tell nothing about their age: the
    /// kernel begins again with small ones when it has reached the largest. A process without any mark will never have one:
    /// what a test starts inherits it at its birth.
    fn marked(is_mark: impl Fn(&[u8]) -> bool) -> Vec<u32> {
        let own = format!("{MARK}={}-", std::process::id());
        let known = OTHERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .filter(|(at, _)| at.elapsed() < KNOWN_FOR);
        let at = Instant::now();
        let known = known.map(|(_, others)| others).unwrap_or_default();
        let (mut others, mut found) = (HashSet::new(), Vec::new());
        for (id, path) in processes() {
            if known.contains(&id) {
                others.insert(id);
                continue;
            }
            let environment = environment(&path);
            let mut entries = environment.split(|byte| *byte == 0);
            let is_own = entries
                .clone()
                .any(|entry| entry.starts_with(own.as_bytes()));
            // One that is about to become another program, or that this program may not look at, shows nothing.
            if !is_own && (!environment.is_empty() || has_no_program(&path)) {
                others.insert(id);
            } else if entries.any(&is_mark)
                && state(&path).is_some_and(|(state, _)| !matches!(state, 'Z' | 'X'))
            {
                found.push(id);
            }
        }
        *OTHERS.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, others));
        found
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

    /// What this program keeps for its own threads while its limit is lowered, on top of what it has, in bytes.
    const OWN_ROOM: u64 = 128 * 1024 * 1024;

    /// This program's own limit of memory, lowered; dropping it puts it back. A process inherits it at its birth, so that
    /// it cannot be too late for it.
    pub struct OwnLimit(Option<Rlimit>);

    impl OwnLimit {
        /// Lowers it to that many bytes, or to what the threads of this program may need at least.
        pub fn lower(bytes: u64) -> Self {
            let before = getrlimit(Resource::Data);
            let lowered = own_memory().and_then(|own| {
                let soft = bytes.max(own + OWN_ROOM);
                let soft = before.maximum.map_or(soft, |hard| soft.min(hard));
                let limit = Rlimit {
                    current: Some(soft),
                    maximum: before.maximum,
                };
                setrlimit(Resource::Data, limit).ok()
            });
            Self(lowered.map(|()| before))
        }
    }

    impl Drop for OwnLimit {
        fn drop(&mut self) {
            if let Some(before) = self.0.take() {
                // Up to the hard limit anyone may raise it.
                let _ = setrlimit(Resource::Data, before);
            }
        }
    }

    /// How much this program has of the memory that the limit is about, in bytes.
    fn own_memory() -> Option<u64> {
        let said = std::fs::read_to_string("/proc/self/status").ok()?;
        kib_of("VmData:", &said)
    }

    /// Lets a process, and all that it starts from now on, use no more memory than that each: exactly that, and it cannot
    /// take the limit back.
    pub fn limit_memory(process: u32, bytes: u64) {
        let limit = Rlimit {
            current: Some(bytes),
            maximum: Some(bytes),
        };
        let id = i32::try_from(process).ok().and_then(Pid::from_raw);
        // A process that is gone already needs no limit.
        let _ = id.map(|id| prlimit(Some(id), Resource::Data, limit));
    }

    /// How much memory is available, in bytes.
    pub fn memory() -> Option<u64> {
        let tools = std::fs::read_to_string("/proc/meminfo").ok();
        let tools = tools.and_then(|said| kib_of("MemAvailable:", &said));
        // In a container it may be less.
        let container = free_in(Path::new("/sys/fs/cgroup"));
        tools.into_iter().chain(container).min()
    }

    /// How much memory a container has left, in bytes; `None` where it has no limit. What it holds of files does not count
    /// as used: the kernel frees it when a program needs it.
    fn free_in(cgroups: &Path) -> Option<u64> {
        let text = |file: &str| std::fs::read_to_string(cgroups.join(file)).ok();
        let number = |file: &str| text(file)?.trim().parse::<u64>().ok();
        let versions = [
            ("memory.max", "memory.current", "memory.stat", ""),
            (
                "memory/memory.limit_in_bytes",
                "memory/memory.usage_in_bytes",
                "memory/memory.stat",
                "total_",
            ),
        ];
        versions.iter().find_map(|(most, used, stat, prefix)| {
            let (most, used) = (number(most)?, number(used)?);
            let stat = text(stat).unwrap_or_default();
            let of_files = |kind: &str| {
                let name = format!("{prefix}{kind}_file");
                let mut fields = stat.lines().filter_map(|line| line.split_once(' '));
                let (_, bytes) = fields.find(|(field, _)| *field == name)?;
                bytes.trim().parse::<u64>().ok()
            };
            let files = ["inactive", "active"].map(|kind| of_files(kind).unwrap_or_default());
            let used = used.saturating_sub(files.iter().sum());
            Some(most.saturating_sub(used))
        })
    }

    /// The number behind that word in one of the kernel's tables, in bytes.
    fn kib_of(word: &str, table: &str) -> Option<u64> {
        let line = table.lines().find_map(|line| line.strip_prefix(word))?;
        let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib * 1024)
    }

    #[cfg(test)]
    mod tests {
        use std::io::{BufRead, BufReader};
        use std::process::{Command, Stdio};

        use super::*;
        use rstest::rstest;

        #[test]
        fn what_the_kernel_says_is_read() {
            let meminfo = "MemTotal:       24576000 kB\nMemAvailable:   23589664 kB\n";
            let word = "MemAvailable:";
            assert_eq!(kib_of(word, meminfo), Some(23_589_664 * 1024));
            assert_eq!(kib_of(word, "MemTotal: 1 kB\n"), None);
            let said = effort("195697 87605 2\n").unwrap();
            assert_eq!(said.computed, Duration::from_nanos(195_697));
            assert_eq!(said.held_up, Duration::from_nanos(87_605));
            assert_eq!(effort(""), None);
        }

        /// By the kernel's lists of children, and by the parents of all processes where it has no such lists.
        #[test]
        fn what_descends_from_a_process_is_found() {
            let mut shell = Command::new("sh")
                .args([
                    "-c",
                    "sleep 600 & sh -c 'sleep 600 & echo begun; wait' & wait",
                ])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut line = String::new();
            let stdout = shell.stdout.take().unwrap();
            BufReader::new(stdout).read_line(&mut line).unwrap();
            let mut all = all_children();
            let mut known = below(shell.id(), |id| all.remove(&id).unwrap_or_default());
            let mut found = below(shell.id(), children);
            let has_lists = *TELLS_CHILDREN;
            let crowd = crowd(shell.id()).unwrap();
            super::super::Group::kill_each(&known);
            shell.wait().unwrap();
            known.sort_unstable();
            found.sort_unstable();
            assert_eq!((line.as_str(), known.len()), ("begun\n", 4));
            assert!(!has_lists || found == known, "{found:?}, {known:?}");
            assert!(crowd.0 == 4 && crowd.1 > 0, "{crowd:?}");
            assert!(children(shell.id()).is_empty());
        }

        #[rstest]
        #[case::of_the_second_version(["memory.max", "memory.current", "memory.stat"], "")]
        #[case::of_the_first_version(
            [
                "memory/memory.limit_in_bytes",
                "memory/memory.usage_in_bytes",
                "memory/memory.stat",
            ],
            "total_"
        )]
        fn the_files_that_a_container_holds_are_room(
            #[case] files: [&str; 3],
            #[case] prefix: &str,
        ) {
            let dir = tempfile::tempdir().unwrap();
            assert_eq!(free_in(dir.path()), None);
            std::fs::create_dir(dir.path().join("memory")).unwrap();
            let stat = format!("anon 100\n{prefix}inactive_file 500\n{prefix}active_file 300\n");
            for (file, text) in files.iter().zip(["1000\n", "950\n", &stat]) {
                std::fs::write(dir.path().join(file), text).unwrap();
            }
            assert_eq!(free_in(dir.path()), Some(850));
            std::fs::write(dir.path().join(files[0]), "max\n").unwrap();
            assert_eq!(free_in(dir.path()), None);
        }
    }
}

/// What other systems do not tell.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::time::Duration;

    use super::super::clock::Look;

    pub fn yield_to_others(_: u32) {}

    /// The first process collects them at once.
    pub fn only_zombies(_: u32) -> bool {
        false
    }

    pub fn look(_: u32, _: &[u32]) -> Look {
        Look::default()
    }

    pub fn crowd(_: u32) -> Option<(usize, u64)> {
        None
    }

    pub fn waited() -> Duration {
        Duration::ZERO
    }

    pub fn strays(_: &str) -> Vec<u32> {
        Vec::new()
    }

    pub fn all_strays() -> Vec<u32> {
        Vec::new()
    }

    pub struct OwnLimit;

    impl OwnLimit {
        pub fn lower(_: u64) -> Self {
            Self
        }
    }

    pub fn limit_memory(_: u32, _: u64) {}

    pub fn memory() -> Option<u64> {
        None
    }
}

fn pid(id: u32) -> Pid {
    // The kernel hands process ids out as positive `i32`s; the standard library only widens them.
    Pid::from_raw(i32::try_from(id).unwrap_or(i32::MAX))
}
