//! A jail for unknown code: bubblewrap (`bwrap`), which needs no rights of its own.
//!
//! What runs in it sees the system's programs and libraries and the files that it is shown, each at its own place and read
//! only. It has an empty network, processes of its own, and a `/tmp` of its own. It has no `/proc`: by that a test
//! would find the harness's open files.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::os::files;
use crate::os::process::{Crowd, Ending, Finished, Processes, Stop, Task};
use crate::os::status::{HasStatus, Status};

/// The folders of the system that everything in the jail sees, where there are any.
const SYSTEM: [&str; 7] = [
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
];

/// What of the system's settings a program needs to find its libraries and the compiler its linker.
const SETTINGS: [&str; 3] = ["/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/alternatives"];

/// The devices that do no harm.
const DEVICES: [&str; 5] = [
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
];

/// How much fits into the `/tmp` of the jail, in bytes.
const TEMPORARY: u64 = 64 * 1024 * 1024;

/// How long a file may become, in bytes.
const LONGEST_FILE: u64 = 256 * 1024 * 1024;

/// How many processes there may be at once, and how many of them and their threads the kernel lets be.
const PROCESSES: usize = 48;
const TASKS: usize = 256;

/// How many files one process may have open.
const OPEN_FILES: u32 = 512;

/// Where a program in the jail finds the home folder, and all that it may write.
const TMP: &str = "/tmp";

/// How long the trial may take.
const TRIAL: Duration = Duration::from_secs(10);

/// What a test in the jail must not know of the environment outside.
const UNKNOWN: [&str; 9] = [
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "CARGO",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "USER",
    "LOGNAME",
    "LLVM_PROFILE_FILE",
];

/// Why there is no jail.
#[derive(Debug, thiserror::Error)]
pub enum NoJail {
    /// Only Linux has one.
    #[error(
        "there is a jail for submissions on Linux only\n\
         mark on Linux, or in a virtual machine that you can throw away with `--trust`: \
         then the code of the submissions runs with your rights"
    )]
    OtherSystem,
    /// Bubblewrap is not installed.
    #[error(
        "the program `bwrap` (bubblewrap) was not found: without it the code of the submissions would run with your rights\n\
         install it: `sudo apt install bubblewrap` (Debian, Ubuntu), `sudo dnf install bubblewrap` (Fedora), \
         `sudo pacman -S bubblewrap` (Arch); or trust the submissions with `--trust`"
    )]
    NotInstalled,
    /// It is installed, and the system does not let it work.
    #[error(
        "bubblewrap is installed and cannot make a jail here: {0}\n\
         the system has to allow user namespaces: on Ubuntu 24.04 and newer `sudo sysctl -w \
         kernel.apparmor_restrict_unprivileged_userns=0`, in a container `--security-opt seccomp=unconfined` or `--privileged`; \
         or trust the submissions with `--trust`"
    )]
    DoesNotWork(String),
}

impl HasStatus for NoJail {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// What one program in the jail sees besides the system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walls {
    /// Files and folders at their own places, read only. A file that is not there is left out.
    pub shown: Vec<PathBuf>,
    /// Files and folders that are found elsewhere: first what it is, then where it is found. Read only.
    pub moved: Vec<(PathBuf, PathBuf)>,
    /// Files and folders that it may write, as above.
    pub writable: Vec<(PathBuf, PathBuf)>,
    /// Folders of which nothing is seen but what is shown in them.
    pub hidden: Vec<PathBuf>,
    /// It sees the processes of the jail. Without that nothing of `/proc` is there.
    pub processes: bool,
    /// How long a file that it writes may become, in bytes; [`LONGEST_FILE`], where nothing is said.
    pub longest_file: Option<u64>,
}

impl Walls {
    /// The folders above all that is shown, the outermost first.
    fn folders(&self) -> BTreeSet<PathBuf> {
        let places = self.moved.iter().chain(&self.writable);
        let places = self.shown.iter().chain(places.map(|(_, place)| place));
        let above = places.flat_map(|place| place.ancestors().skip(1));
        let is_own = |folder: &&Path| {
            let hidden = self.hidden.iter().any(|hidden| folder.starts_with(hidden));
            let of_the_system = SYSTEM.iter().any(|system| folder.starts_with(system));
            folder.parent().is_some() && *folder != Path::new(TMP) && (hidden || !of_the_system)
        };
        above.filter(is_own).map(Path::to_owned).collect()
    }
}

/// The jail of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jail {
    /// `bwrap`.
    program: PathBuf,
    /// It can keep a program from making jails of its own, in which it would have more rights.
    closes: bool,
    /// If root runs this program: the first of the user ids that no user has. Root has no limit of processes.
    person: Option<u32>,
}

impl Jail {
    /// Finds it, and tries it.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(processes: &dyn Processes) -> Result<Self, NoJail> {
        if !cfg!(target_os = "linux") {
            return Err(NoJail::OtherSystem);
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        let program = std::env::split_paths(&path)
            .map(|folder| folder.join("bwrap"))
            .find(|file| file.is_file())
            .ok_or(NoJail::NotInstalled)?;
        let mut jail = Self {
            program,
            closes: !is_root(),
            person: is_root().then(first_person),
        };
        // Bubblewrap knows that since 0.8.
        if jail.tried(processes).is_err() {
            jail.closes = false;
            jail.tried(processes)?;
        }
        Ok(jail)
    }

    /// Whether a program runs in it, with all that is asked of it.
    fn tried(&self, processes: &dyn Processes) -> Result<(), NoJail> {
        let task = Task {
            program: "/bin/sh".into(),
            args: vec!["-c".into(), "echo in > /tmp/in && cat /tmp/in".into()],
            dir: TMP.into(),
            env: Vec::new(),
            limit: TRIAL,
            memory: 256 * 1024 * 1024,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        };
        let walls = Walls {
            processes: true,
            ..Walls::default()
        };
        let finished = self.run(processes, &task, &walls);
        let finished = finished.map_err(|error| NoJail::DoesNotWork(error.to_string()))?;
        if finished.ending == Ending::Exited(0) && finished.stdout == "in\n" {
            return Ok(());
        }
        let said = finished.stderr.lines().next().unwrap_or_default();
        Err(NoJail::DoesNotWork(if said.is_empty() {
            format!("{:?}", finished.ending)
        } else {
            said.to_owned()
        }))
    }

    /// Runs a task within those walls.
    ///
    /// # Errors
    /// When it cannot be started, or the jail cannot be made.
    pub fn run(
        &self,
        processes: &dyn Processes,
        task: &Task,
        walls: &Walls,
    ) -> io::Result<Finished> {
        if self.person.is_some() {
            for (path, _) in &walls.writable {
                let_all_write(path)?;
            }
        }
        let mut finished = processes.run(&self.within(task, walls))?;
        // Whatever runs in the jail prints something first, so these words are bubblewrap's own.
        let refused = finished.stdout.is_empty() && finished.stderr.starts_with("bwrap: ");
        if refused && finished.ending == Ending::Exited(1) {
            let said = finished.stderr.lines().next().unwrap_or_default();
            return Err(io::Error::other(said.to_owned()));
        }
        // By that bubblewrap tells of a signal.
        if let Ending::Exited(status @ 129..=159) = finished.ending {
            finished.ending = Ending::Signalled(status - 128);
        }
        Ok(finished)
    }

    /// The task as it is started.
    fn within(&self, task: &Task, walls: &Walls) -> Task {
        let mut env: Vec<_> = UNKNOWN
            .iter()
            .map(|name| ((*name).to_owned(), None))
            .collect();
        let found = [("HOME", TMP), ("TMPDIR", TMP), ("TMP", TMP), ("TEMP", TMP)];
        env.extend(found.map(|(name, value)| (name.to_owned(), Some(value.into()))));
        env.extend(task.env.iter().cloned());
        Task {
            program: self.program.clone(),
            args: self.args(task, walls),
            dir: "/".into(),
            env,
            crowd: Some(Crowd {
                processes: PROCESSES,
                memory: task.memory.saturating_mul(2),
            }),
            ..task.clone()
        }
    }

    /// What bubblewrap is told.
    fn args(&self, task: &Task, walls: &Walls) -> Vec<OsString> {
        let mut args = Args::default();
        args.add(["--die-with-parent", "--cap-drop", "ALL"]);
        let person = self.person.map(|first| first + number());
        if person.is_some() {
            // All namespaces but that of users: in a user namespace every process would still be root to the kernel.
            args.add(["--unshare-ipc", "--unshare-pid", "--unshare-net"]);
            args.add(["--unshare-uts", "--unshare-cgroup-try"]);
            args.add(["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]);
        } else {
            args.add(["--unshare-all"]);
        }
        if self.closes {
            args.add(["--unshare-user", "--disable-userns"]);
        }
        for folder in SYSTEM {
            args.system(Path::new(folder));
        }
        args.folder(Path::new("/etc"));
        for file in SETTINGS {
            args.add(["--ro-bind-try", file, file]);
        }
        args.folder(Path::new("/dev"));
        for device in DEVICES {
            args.add(["--dev-bind-try", device, device]);
        }
        let size = TEMPORARY.to_string();
        args.add(["--perms", "1777", "--size", &size, "--tmpfs", TMP]);
        args.add(["--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin"]);
        for folder in &walls.hidden {
            // Only what lies in a folder that everything sees has to be hidden.
            if SYSTEM.iter().any(|system| folder.starts_with(system)) && folder.is_dir() {
                args.add([OsStr::new("--tmpfs"), folder.as_os_str()]);
            }
        }
        if walls.processes {
            args.add(["--proc", "/proc"]);
        }
        for folder in walls.folders() {
            args.folder(&folder);
        }
        // A file that is shown may lie in a folder that can be written.
        for (option, pairs) in [("--bind", &walls.writable), ("--ro-bind", &walls.moved)] {
            for (path, place) in pairs {
                args.add([OsStr::new(option), path.as_os_str(), place.as_os_str()]);
            }
        }
        for path in &walls.shown {
            args.add([
                OsStr::new("--ro-bind-try"),
                path.as_os_str(),
                path.as_os_str(),
            ]);
        }
        args.add([OsStr::new("--dir"), task.dir.as_os_str()]);
        args.add([OsStr::new("--chdir"), task.dir.as_os_str()]);
        // The root itself is a folder in memory, too.
        args.add(["--remount-ro", "/"]);
        let longest = walls.longest_file.unwrap_or(LONGEST_FILE);
        args.add(["--"]);
        if let Some(person) = person {
            args.add([
                "setpriv",
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
            ]);
            args.add([format!("--reuid={person}"), format!("--regid={person}")]);
        }
        args.add(["prlimit", "--core=0"]);
        args.add([
            format!("--fsize={longest}"),
            format!("--nofile={OPEN_FILES}"),
            format!("--nproc={TASKS}"),
        ]);
        args.add(["--".as_ref(), task.program.as_os_str()]);
        args.add(&task.args);
        args.0
    }
}

/// Whether this program is root's.
#[cfg(target_os = "linux")]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}

/// A user id that no user has, and the next thousand are free, too. Another command has other ones.
fn first_person() -> u32 {
    700_000 + std::process::id() % 1000 * 1000
}

/// A number below a thousand, another one for each program in the jail, so that none counts the processes of another.
fn number() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed) % 1000
}

/// Lets all users write there.
#[cfg(unix)]
fn let_all_write(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o777))
}

#[cfg(not(unix))]
fn let_all_write(_: &Path) -> io::Result<()> {
    Ok(())
}

#[derive(Default)]
struct Args(Vec<OsString>);

impl Args {
    fn add<T: AsRef<OsStr>>(&mut self, words: impl IntoIterator<Item = T>) {
        let words = words.into_iter();
        self.0.extend(words.map(|word| word.as_ref().to_owned()));
    }

    /// An empty folder that all users may enter.
    fn folder(&mut self, folder: &Path) {
        self.add(["--perms", "0755"]);
        self.add([OsStr::new("--dir"), folder.as_os_str()]);
    }

    /// A folder of the system, as it is: where `/bin` is a link to `/usr/bin`, it is one in the jail.
    fn system(&mut self, folder: &Path) {
        if let Ok(target) = folder.read_link() {
            self.add([
                OsStr::new("--symlink"),
                target.as_os_str(),
                folder.as_os_str(),
            ]);
        } else if folder.is_dir() {
            self.add([
                OsStr::new("--ro-bind"),
                folder.as_os_str(),
                folder.as_os_str(),
            ]);
        }
    }
}

/// A path as it is really found, so that no link leads out of what is shown.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize()
        .unwrap_or_else(|_| files::without_parents(path))
}
