//! A program to run, and how it ended.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The variable by which a process is known as a test's, wherever it has gone.
pub const MARK: &str = "KATA_TEST_PROCESS";
/// How often a process is looked at whose output is still open.
pub const GLANCE: Duration = Duration::from_millis(10);

/// A program to run: what, where, with which environment on top of the one that every test has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The executable.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its working directory.
    pub dir: PathBuf,
    /// Variables to set, or with `None` to remove.
    pub env: Vec<(String, Option<OsString>)>,
    /// How long it may take. The time in which it waited for a processor does not count.
    pub limit: Duration,
    /// How much memory each of its processes may use, in bytes.
    pub memory: u64,
    /// Ends it early.
    pub stop: Stop,
    /// How much all that it starts may be together; `None` where that is not looked at.
    pub crowd: Option<Crowd>,
    /// Notes that only the harness is to take; `None` where any file will do. Nothing but the file lies in its folder.
    pub notes: Option<Notes>,
}

/// A file into which a process writes, and which has no name any more as soon as the process has opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// Where the process finds it.
    pub file: PathBuf,
    /// Where the text is put at the end.
    pub copy: PathBuf,
}

/// A limit for a process and all that it starts, together. It is looked at on Linux only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crowd {
    /// How many processes there may be at once.
    pub processes: usize,
    /// How much memory they may use, in bytes.
    pub memory: u64,
}

impl Crowd {
    /// What is too much of so many processes with so much memory, in words.
    pub fn is_exceeded(&self, processes: usize, memory: u64) -> Option<String> {
        if processes > self.processes {
            let most = self.processes;
            return Some(format!(
                "the runner ended it: it had more than {most} processes at once"
            ));
        }
        let most = self.memory / (1024 * 1024);
        (memory > self.memory).then(|| {
            format!("the runner ended it: its processes used more than {most} MiB together")
        })
    }
}

/// By this several tasks are ended early: the results are not wanted any longer. Clones are one and the same.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Ends what runs with it, and keeps from starting what has not begun.
    pub fn stop(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether that has happened.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl PartialEq for Stop {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Stop {}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It exited with this status.
    Exited(i32),
    /// It was ended by this signal.
    Signalled(i32),
    /// It was ended by the runner when its time was up.
    TimedOut,
    /// It was ended by the runner because it stood still: it had asked the terminal for something.
    AskedTheTerminal,
    /// It was ended by the runner because the result is not wanted any longer.
    Stopped,
}

/// A process that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// How it ended.
    pub ending: Ending,
    /// What it printed on standard output, as text, capped.
    pub stdout: String,
    /// What it printed on standard error, as text, capped.
    pub stderr: String,
    /// Whether something that it started was still running when it had ended. That has been ended since, if it could be
    /// found: on Linux also what has left the group.
    pub left_running: bool,
    /// From its start to its end, without the time in which the runner itself stood still.
    pub took: Duration,
    /// How much of a processor's time its processes used, where that was looked at: it is for slow tests only, and only
    /// on Linux.
    pub computed: Option<Duration>,
}

#[cfg(test)]
impl Finished {
    /// A process that ended so after a moment, with that on standard output and nothing else to tell.
    pub fn example(ending: Ending, stdout: impl Into<String>) -> Self {
        Self {
            ending,
            stdout: stdout.into(),
            stderr: String::new(),
            left_running: false,
            took: Duration::from_micros(1540),
            computed: None,
        }
    }
}
