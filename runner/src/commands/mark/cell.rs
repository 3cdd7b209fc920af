//! The cell that a submission is compiled and run in: which files rustc and the tests see, and what they leave behind.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::os::cargo::{Build, BuildEvent, Built, Cargo, CargoError, Said};
use crate::os::files;
use crate::os::jail::{self, Jail, Walls};
use crate::os::process::{Ending, Finished, Notes, Processes, Stop, Task, WAITING};
use crate::os::rustc::{Answer, Call, Haste, Rustc, SystemRustc};
use crate::run::harness::NOTES;
use overlay::merge::{ACTIVE, ENTERED};

use crate::course::fingerprint::MINE;

/// How much memory each process of rustc may use.
const MEMORY: u64 = 3 * 1024 * 1024 * 1024;

/// How long a file may become that a test writes, in bytes.
const LONGEST_FILE: u64 = 16 * 1024 * 1024;

/// Files of a kata that neither its code nor its tests need to see.
const PRIVATE: [&str; 4] = ["Cargo.toml", "starter.tar", "hints.md", "README.md"];

/// The endings of the files that are libraries.
const LIBRARIES: [&str; 3] = ["rlib", "rmeta", "so"];

/// What a kata's package has, by who may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The package's folder.
    pub dir: PathBuf,
    /// Files that the code and the tests may read, also while they run.
    pub data: Vec<PathBuf>,
    /// The sources of the suites, which only rustc sees, and only for a suite.
    pub suites: Vec<PathBuf>,
    /// The sources that suites share: rustc sees them for the learner's own tests, too.
    pub helpers: Vec<PathBuf>,
}

impl Shelf {
    /// Sorts the files of a package: their paths in its folder.
    pub fn of<'p>(dir: &Path, paths: impl Iterator<Item = &'p PathBuf>) -> Self {
        let mut shelf = Self {
            dir: dir.to_owned(),
            ..Self::default()
        };
        for path in paths {
            let is_source = path.extension().is_some_and(|end| end == "rs");
            let whole = dir.join(path);
            if path.starts_with("src")
                || path == Path::new(MINE)
                || PRIVATE.iter().any(|name| path == Path::new(name))
            {
                continue;
            }
            if !is_source {
                shelf.data.push(whole);
            } else if path.starts_with("tests") && is_a_helper(path) {
                shelf.helpers.push(whole);
            } else {
                shelf.suites.push(whole);
            }
        }
        shelf
    }
}

/// Whether a source below `tests/` is no suite's own: it lies in a folder that is called after no layer.
fn is_a_helper(path: &Path) -> bool {
    let folder = path.iter().nth(1);
    let layers = ["unit", "integration", "e2e"];
    path.iter().count() > 2 && !layers.iter().any(|layer| folder == Some(OsStr::new(layer)))
}

/// A cell. Without a jail it only keeps cargo away, so that every submission is built in the same way.
pub struct Cell<'a> {
    jail: Option<&'a Jail>,
    processes: &'a dyn Processes,
    /// The name of the package that a submission's code is put into.
    package: String,
    shelf: Shelf,
    /// The folder for what is made on the way.
    home: PathBuf,
    /// Rust's own folder.
    sysroot: PathBuf,
    /// Folders in which nothing may be seen but what is shown.
    hidden: Vec<PathBuf>,
    /// The names of crates whose libraries the jail must not see: they hold solutions.
    secret: BTreeSet<String>,
    /// How long rustc may take for one crate.
    compile: Duration,
    /// The programs that suites start.
    programs: Mutex<BTreeSet<PathBuf>>,
    /// The folders with libraries that were made ready, each with its filtered copy.
    libraries: Mutex<Vec<(PathBuf, PathBuf)>>,
    /// What rustc said last when it failed.
    said: Mutex<Option<String>>,
    number: AtomicUsize,
}

/// What a cell is made of.
pub struct Plan<'a> {
    pub jail: Option<&'a Jail>,
    pub processes: &'a dyn Processes,
    pub package: String,
    pub shelf: Shelf,
    pub home: PathBuf,
    pub sysroot: PathBuf,
    pub hidden: Vec<PathBuf>,
    pub secret: BTreeSet<String>,
    pub compile: Duration,
}

impl<'a> Cell<'a> {
    /// Makes one ready.
    ///
    /// # Errors
    /// When its folder cannot be made empty.
    pub fn new(plan: Plan<'a>) -> io::Result<Self> {
        files::remove_folder(&plan.home)?;
        std::fs::create_dir_all(&plan.home)?;
        Ok(Self {
            jail: plan.jail,
            processes: plan.processes,
            package: plan.package,
            shelf: plan.shelf,
            home: jail::real(&plan.home),
            sysroot: plan.sysroot,
            hidden: plan.hidden,
            secret: plan.secret,
            compile: plan.compile,
            programs: Mutex::default(),
            libraries: Mutex::default(),
            said: Mutex::default(),
            number: AtomicUsize::new(0),
        })
    }

    /// What a mark depends on besides files: whether there is a jail, and how long rustc may take.
    pub const fn rules(&self) -> (bool, Duration) {
        (self.jail.is_some(), self.compile)
    }

    /// What rustc said when it failed last, and forgets it.
    pub fn take_said(&self) -> Option<String> {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn number(&self) -> usize {
        self.number.fetch_add(1, Ordering::Relaxed)
    }

    /// What rustc sees for a call, and the folder in which it finds its output folder.
    fn walls_of(&self, call: &Call) -> io::Result<(Walls, PathBuf)> {
        let out = self.home.join(format!("out-{}", self.number()));
        std::fs::create_dir_all(&out)?;
        let mut walls = Walls {
            hidden: self.hidden.clone(),
            // The linker looks there for itself.
            processes: true,
            ..Walls::default()
        };
        walls.shown.push(self.sysroot.clone());
        walls.shown.extend(self.shelf.data.iter().cloned());
        match (call.makes_a_suite(), call.crate_name()) {
            (true, Some("mine")) => {
                walls.shown.push(self.shelf.dir.join(MINE));
                walls.shown.extend(self.shelf.helpers.iter().cloned());
            }
            (true, _) => {
                let sources = self.shelf.suites.iter().chain(&self.shelf.helpers);
                walls.shown.extend(sources.cloned());
            }
            (false, _) => walls.shown.push(self.shelf.dir.join("src")),
        }
        let mut before = "";
        for arg in &call.args {
            if before == "-L" {
                let folder = arg.split_once('=').map_or(arg.as_str(), |(_, dir)| dir);
                let folder = Path::new(folder);
                if arg.starts_with("dependency=") {
                    walls
                        .moved
                        .push((self.libraries_of(folder)?, folder.to_owned()));
                } else {
                    walls.shown.push(folder.to_owned());
                }
            } else if before == "-C"
                && let Some(linker) = arg.strip_prefix("linker=")
            {
                walls.shown.push(linker.into());
            }
            before = arg;
        }
        for (_, file) in call.given() {
            walls
                .shown
                .extend(LIBRARIES.map(|end| file.with_extension(end)));
        }
        if let Some(place) = call.out_dir() {
            walls.writable.push((out.clone(), place.to_owned()));
        }
        Ok((walls, out))
    }

    /// A folder with the libraries of another one that hold no solution.
    fn libraries_of(&self, folder: &Path) -> io::Result<PathBuf> {
        let mut known = self
            .libraries
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((_, copy)) = known.iter().find(|(of, _)| of == folder) {
            return Ok(copy.clone());
        }
        let copy = self.home.join(format!("libraries-{}", known.len()));
        std::fs::create_dir_all(&copy)?;
        for entry in folder.read_dir()? {
            let entry = entry?;
            let name = entry.file_name();
            if self.is_open(Path::new(&name)) {
                files::put(&entry.path(), &copy.join(&name))?;
            }
        }
        known.push((folder.to_owned(), copy.clone()));
        Ok(copy)
    }

    /// Whether a file is a library that holds no solution.
    fn is_open(&self, name: &Path) -> bool {
        let is_library = name
            .extension()
            .is_some_and(|end| LIBRARIES.iter().any(|known| end == *known));
        let stem = name.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let stem = stem.strip_prefix("lib").unwrap_or(stem);
        let (name, _) = stem.rsplit_once('-').unwrap_or((stem, ""));
        is_library && !self.secret.contains(name)
    }

    /// What is asked of rustc in the cell.
    fn task_of(&self, call: &Call) -> Task {
        let own = self.sysroot.join("bin/rustc");
        let mut args = Vec::new();
        let mut words = call.args.iter().peekable();
        while let Some(word) = words.next() {
            // What it kept of another submission must not get into this one.
            let keeps = word == "-C"
                && words
                    .peek()
                    .is_some_and(|next| next.starts_with("incremental="));
            if keeps {
                words.next();
            } else {
                args.push(OsString::from(word));
            }
        }
        // With it a test could write into the harness's open files.
        args.extend(["-F", "unsafe_code"].map(OsString::from));
        let env = call.env.iter().filter_map(|(name, value)| {
            let name = name.to_str()?;
            Some((name.to_owned(), Some(value.clone())))
        });
        Task {
            program: if own.is_file() {
                own
            } else {
                call.program.clone().into()
            },
            args,
            dir: call.dir.clone(),
            env: env.collect(),
            limit: self.compile,
            memory: MEMORY,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        }
    }

    fn compile(&self, jail: &Jail, call: &Call) -> io::Result<Answer> {
        let (walls, out) = self.walls_of(call)?;
        let task = self.task_of(call);
        let finished = jail.run(self.processes, &task, &walls)?;
        let success = finished.ending == Ending::Exited(0);
        if let (true, Some(place), Some(made)) = (success, call.out_dir(), call.makes()) {
            std::fs::create_dir_all(place)?;
            for entry in out.read_dir()? {
                let entry = entry?;
                let name = entry.file_name();
                let own = name.to_string_lossy();
                if own.strip_prefix("lib").unwrap_or(&own).starts_with(&made) {
                    std::fs::rename(entry.path(), place.join(&name))?;
                }
            }
        }
        let _ = std::fs::remove_dir_all(&out);
        // Of a flood the middle is missing, and with it the ends of two messages.
        let lines = finished.stderr.lines();
        let said: Vec<_> = lines
            .filter(|line| line.starts_with('{') && line.ends_with('}'))
            .map(str::to_owned)
            .collect();
        if !success {
            let why = match finished.ending {
                Ending::TimedOut => format!(
                    "rustc took longer than {} s, its limit: raise `seconds` below `[rustc]` in class.toml",
                    self.compile.as_secs()
                ),
                Ending::Signalled(signal) => format!("rustc was ended by signal {signal}"),
                _ => last_words(&finished.stderr),
            };
            *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        }
        Ok(Answer { success, said })
    }

    /// A test as it runs in the jail, and what it sees.
    fn jailed(&self, task: &Task) -> io::Result<(Task, Walls)> {
        let mut task = task.clone();
        let mut walls = Walls {
            hidden: self.hidden.clone(),
            // A copy of the solution reads from them which impostor it is.
            processes: task.env.iter().any(|(name, _)| name == ACTIVE),
            longest_file: Some(LONGEST_FILE),
            ..Walls::default()
        };
        walls.shown.extend(self.shelf.data.iter().cloned());
        walls.shown.push(task.program.clone());
        let programs = self.programs.lock().unwrap_or_else(PoisonError::into_inner);
        walls.shown.extend(programs.iter().cloned());
        if let Some(at) = task.args.iter().position(|arg| arg == NOTES)
            && let Some(arg) = task.args.get_mut(at + 1)
        {
            let folder = self.home.join(format!("notes-{}", self.number()));
            std::fs::create_dir(&folder)?;
            let file = folder.join("notes");
            task.notes = Some(Notes {
                copy: std::mem::replace(arg, file.clone().into()).into(),
                file,
            });
            walls.writable.push((folder.clone(), folder));
        }
        for (name, value) in &task.env {
            let Some(value) = value else { continue };
            if name == ENTERED {
                // What is shown in the jail has to be there before.
                let file = PathBuf::from(value);
                let mut options = std::fs::File::options();
                options.create(true).append(true).open(&file)?;
                walls.writable.push((file.clone(), file));
            } else if name.starts_with("CARGO_BIN_EXE_") {
                walls.shown.push(value.into());
            }
        }
        Ok((task, walls))
    }
}

/// The last thing that rustc said: the first line of its last message.
fn last_words(stderr: &str) -> String {
    let messages = stderr.lines().rev();
    let text = messages
        .filter_map(|line| match serde_json::from_str(line) {
            Ok(serde_json::Value::Object(said)) => {
                let text = said.get("message")?.as_str()?.to_owned();
                (!text.starts_with("aborting due to")).then_some(text)
            }
            _ => Some(line.to_owned()),
        })
        .find(|text| !text.trim().is_empty());
    text.unwrap_or_else(|| "rustc failed and said nothing".to_owned())
}

impl Processes for Cell<'_> {
    fn run(&self, task: &Task) -> io::Result<Finished> {
        match self.jail {
            Some(jail) => {
                let (task, walls) = self.jailed(task)?;
                jail.run(self.processes, &task, &walls)
            }
            None => self.processes.run(task),
        }
    }

    fn at_once(&self, memory: u64) -> usize {
        let at_once = self.processes.at_once(memory);
        self.jail.map_or(at_once, |_| at_once * WAITING)
    }
}

impl Rustc for Cell<'_> {
    fn call(&self, call: &Call, haste: Haste) -> io::Result<Answer> {
        if call.makes_a_suite() {
            let mut programs = self.programs.lock().unwrap_or_else(PoisonError::into_inner);
            programs.extend(call.programs().map(|(_, place)| place.to_owned()));
        }
        let is_theirs = call.makes_a_suite() || call.package() == Some(&self.package);
        let answer = match self.jail.filter(|_| is_theirs) {
            Some(jail) => self.compile(jail, call),
            // The teacher's own code: the solution, with the impostors in it.
            None => SystemRustc.call(call, haste),
        };
        if let Err(error) = &answer {
            *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.to_string());
        }
        answer
    }
}

/// In cargo's place: cargo would compile a submission outside of the jail.
pub struct Refusing;

impl Cargo for Refusing {
    fn build(&self, _: &Build, _: Sender<BuildEvent>) -> Result<Built, CargoError> {
        Err(CargoError::Failed(
            "the code does not compile for a reason that is not in its lines".to_owned(),
        ))
    }

    fn run(&self, _: &Path, _: &[String]) -> Result<Said, CargoError> {
        Err(CargoError::Failed("cargo is not asked here".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_kata_s_files_are_sorted_by_who_may_see_them() {
        let paths = [
            "Cargo.toml",
            "hints.md",
            "starter.tar",
            "prices.csv",
            "src/lib.rs",
            "tests/mine.rs",
            "tests/unit.rs",
            "tests/e2e/log.rs",
            "tests/support/repo.rs",
            "tests/snapshots/a.snap",
        ]
        .map(PathBuf::from);
        let shelf = Shelf::of(Path::new("/k"), paths.iter());
        let paths = |names: &[&str]| -> Vec<PathBuf> {
            names
                .iter()
                .map(|name| Path::new("/k").join(name))
                .collect()
        };
        assert_eq!(shelf.data, paths(&["prices.csv", "tests/snapshots/a.snap"]));
        assert_eq!(shelf.suites, paths(&["tests/unit.rs", "tests/e2e/log.rs"]));
        assert_eq!(shelf.helpers, paths(&["tests/support/repo.rs"]));
    }

    #[rstest]
    #[case::a_message("{\"message\":\"linking failed\"}\n", "linking failed")]
    #[case::no_message("thread 'rustc' panicked\n", "thread 'rustc' panicked")]
    #[case::the_sum_says_nothing(
        "{\"message\":\"no\"}\n{\"message\":\"aborting due to 1 previous error\"}\n",
        "no"
    )]
    #[case::nothing("\n", "rustc failed and said nothing")]
    fn what_rustc_said_last_is_found(#[case] stderr: &str, #[case] said: &str) {
        assert_eq!(last_words(stderr), said);
    }
}
