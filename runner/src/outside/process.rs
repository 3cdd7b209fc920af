//! Processes: one a test, each the leader of a group of its own, with a time limit and a cap on what it prints.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::collections::{HashMap, VecDeque};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

#[cfg(unix)]
use unix::Group;
#[cfg(windows)]
use windows::Group;

/// How much of each stream is kept, in bytes: this much of its beginning and this much of its end.
const KEPT: usize = 128 * 1024;
/// How long what a test started may live on after it, before it counts as left behind.
const GRACE: Duration = Duration::from_millis(100);
/// How long its output may stay open after it where nobody of its group is left: on a busy machine whoever reads it may
/// only not have come to it yet. After that something outside of the group holds it open.
const LONG_GRACE: Duration = Duration::from_secs(5);
/// How often a process that has closed its streams is looked at before it is taken for one that goes on.
const PATIENCE: u32 = 1000;
/// How often a process is looked at whose output is still open.
const GLANCE: Duration = Duration::from_millis(10);

/// A program to run: what, where, with which environment on top of this one's.
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
    /// How long it may take.
    pub limit: Duration,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It exited with this status.
    Exited(i32),
    /// It was ended by this signal.
    Signalled(i32),
    /// It was ended by the runner when its time was up.
    TimedOut,
    /// It was ended by the runner because nobody wants the result any more.
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
    /// Whether something that it started was still running when it had ended. Unless it has left the group (a daemon),
    /// it has been ended since.
    pub left_running: bool,
    /// From its start to its end.
    pub took: Duration,
}

/// Runs programs to their end.
#[cfg_attr(test, mockall::automock)]
pub trait Processes: Sync {
    /// Runs the task to its end, its limit, or [`stop_all`].
    ///
    /// # Errors
    /// When the program cannot be started.
    fn run(&self, task: &Task) -> io::Result<Finished>;
}

/// The operating system's processes.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl Processes for System {
    fn run(&self, task: &Task) -> io::Result<Finished> {
        let mut command = Command::new(&task.program);
        command
            .args(&task.args)
            .current_dir(&task.dir)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for (name, value) in &task.env {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let started = Instant::now();
        let Some((mut group, running)) = Running::start(&mut command)? else {
            return Ok(Finished {
                ending: Ending::Stopped,
                stdout: String::new(),
                stderr: String::new(),
                left_running: false,
                took: Duration::ZERO,
            });
        };
        let (stdout, stderr) = group.streams();
        let (send, received) = mpsc::channel();
        let stdout = read_capped(stdout, send.clone());
        let stderr = read_capped(stderr, send);

        let mut open_streams = 2;
        let mut timed_out = false;
        let mut ended: Option<(ExitStatus, Instant)> = None;
        while open_streams > 0 {
            match received.recv_timeout(GLANCE) {
                Ok(()) => open_streams -= 1,
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if ended.is_none() && open_streams > 0 {
                ended = group.try_wait()?.map(|status| (status, Instant::now()));
            }
            if let Some((_, at)) = ended
                && at.elapsed() > GRACE
                && (group.others_alive() || at.elapsed() > LONG_GRACE)
            {
                break;
            }
            if started.elapsed() > task.limit && ended.is_none() {
                timed_out = true;
                group.kill();
                break;
            }
        }
        // Both streams are closed, or the group was ended, or its leader is gone: what is left is to collect it.
        // A process may close its streams and go on, so the limit holds here too.
        let mut glances = 0;
        let (status, ended_at) = loop {
            if let Some(ended) = ended {
                break ended;
            }
            ended = group.try_wait()?.map(|status| (status, Instant::now()));
            if ended.is_none() {
                if started.elapsed() > task.limit && !timed_out {
                    timed_out = true;
                    group.kill();
                }
                // It is on its way out, so a moment on this processor is all that it needs; only a process that has closed
                // its streams and goes on is worth sleeping for.
                glances += 1;
                if glances < PATIENCE {
                    thread::yield_now();
                } else {
                    thread::sleep(GLANCE);
                }
            }
        };
        let mut left_running = open_streams > 0 && !timed_out;
        while !left_running && !timed_out && group.others_alive() {
            left_running = ended_at.elapsed() > GRACE;
            thread::sleep(Duration::from_millis(1));
        }
        group.kill();
        let stopped = running.was_stopped();
        drop(running);
        Ok(Finished {
            ending: match () {
                () if stopped => Ending::Stopped,
                () if timed_out => Ending::TimedOut,
                () => ending(status),
            },
            stdout: stdout.text(),
            stderr: stderr.text(),
            left_running,
            took: ended_at - started,
        })
    }
}

#[cfg(unix)]
fn ending(status: ExitStatus) -> Ending {
    use std::os::unix::process::ExitStatusExt;
    status.signal().map_or_else(
        || Ending::Exited(status.code().unwrap_or(-1)),
        Ending::Signalled,
    )
}

/// A process that crashed on Windows exits with an error status of the kernel's: 0xC0000005, 0xC00000FD …
#[cfg(windows)]
fn ending(status: ExitStatus) -> Ending {
    match status.code().unwrap_or(-1) {
        code if code.cast_unsigned() >= 0xC000_0000 => Ending::Signalled(code),
        code => Ending::Exited(code),
    }
}

/// The groups that are running now.
static RUNNING: LazyLock<Mutex<Groups>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Groups {
    /// By their leader's process id, and whether each was told to stop.
    told_to_stop: HashMap<u32, bool>,
    /// Nothing is started any more.
    closed: bool,
}

fn groups() -> std::sync::MutexGuard<'static, Groups> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A group's entry in [`RUNNING`]; dropping it takes the entry out.
struct Running(u32);

impl Running {
    /// Starts a group and enters it, in one step: [`stop_all`] sees it or keeps it from starting.
    fn start(command: &mut Command) -> io::Result<Option<(Group, Self)>> {
        let mut groups = groups();
        if groups.closed {
            return Ok(None);
        }
        let group = Group::spawn(command)?;
        groups.told_to_stop.insert(group.id(), false);
        let id = group.id();
        Ok(Some((group, Self(id))))
    }

    fn was_stopped(&self) -> bool {
        groups().told_to_stop.get(&self.0) == Some(&true)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        groups().told_to_stop.remove(&self.0);
    }
}

/// Ends every process group that is running now and lets no other start: for Ctrl-C.
pub fn stop_all() {
    let mut groups = groups();
    groups.closed = true;
    for (id, stopped) in &mut groups.told_to_stop {
        *stopped = true;
        Group::kill_by_id(*id);
    }
}

/// Lets processes start again after [`stop_all`]. To be called when all that was stopped has ended.
pub fn open_again() {
    groups().closed = false;
}

/// A program whose output somebody reads as it comes. [`stop_all`] ends it, and all that it started.
pub struct Tool {
    group: Group,
    _running: Running,
}

impl Tool {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be started; [`io::ErrorKind::Interrupted`], when nothing is to start any more.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        match Running::start(command)? {
            Some((group, running)) => Ok(Self {
                group,
                _running: running,
            }),
            None => Err(io::ErrorKind::Interrupted.into()),
        }
    }

    /// The ends of its standard output and error. To be called once.
    pub fn streams(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        self.group.streams()
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        self.group.wait()
    }
}

/// What a stream has said so far.
#[derive(Clone)]
struct Capped(std::sync::Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    dropped: usize,
}

impl Kept {
    fn push(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.head.len()).min(bytes.len());
        let (head, rest) = bytes.split_at(room);
        self.head.extend_from_slice(head);
        self.tail.extend(rest);
        let over = self.tail.len().saturating_sub(KEPT);
        self.tail.drain(..over);
        self.dropped += over;
    }
}

impl Capped {
    /// The stream as text, with a note where a part was left out. Nobody is kept waiting: a process that was left
    /// behind may hold the stream open, and then this is what came until now.
    fn text(&self) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = kept.head.clone();
        if kept.dropped > 0 {
            bytes
                .extend_from_slice(format!("\n[… {} bytes left out …]\n", kept.dropped).as_bytes());
        }
        bytes.extend(kept.tail.iter());
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Reads a stream to its end on a thread of its own, and says so when it is there.
fn read_capped<R: Read + Send + 'static>(mut stream: Option<R>, ended: mpsc::Sender<()>) -> Capped {
    let capped = Capped(std::sync::Arc::default());
    let kept = capped.clone();
    thread::spawn(move || {
        let mut buffer = vec![0; 16 * 1024];
        while let Some(stream) = &mut stream {
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => kept
                    .0
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(&buffer[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        // The receiver is gone when the test was given up on; then nobody needs to know.
        let _ = ended.send(());
    });
    capped
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rstest::rstest;

    fn shell(script: &str, limit: Duration) -> Finished {
        System
            .run(&Task {
                program: "/bin/sh".into(),
                args: vec!["-c".into(), script.into()],
                dir: std::env::temp_dir(),
                env: vec![
                    ("GREETING".to_owned(), Some("hello".into())),
                    ("HOME".to_owned(), None),
                ],
                limit,
            })
            .expect("a shell runs")
    }

    const LONG: Duration = Duration::from_secs(30);

    #[rstest]
    #[case::fine("exit 0", Ending::Exited(0))]
    #[case::failed("exit 101", Ending::Exited(101))]
    #[case::killed("kill -ABRT $$", Ending::Signalled(6))]
    fn the_ending_is_told(#[case] script: &str, #[case] ending: Ending) {
        assert_eq!(shell(script, LONG).ending, ending);
    }

    #[test]
    fn both_streams_and_the_environment_arrive() {
        let finished = shell("echo $GREETING; echo oops >&2; echo [$HOME]", LONG);
        assert_eq!(finished.stdout, "hello\n[]\n");
        assert_eq!(finished.stderr, "oops\n");
        assert!(!finished.left_running);
    }

    #[test]
    fn an_endless_loop_ends_at_its_limit() {
        let finished = shell("while :; do :; done", Duration::from_millis(200));
        assert_eq!(finished.ending, Ending::TimedOut);
        assert!(finished.took >= Duration::from_millis(200));
    }

    #[test]
    fn a_process_that_closed_its_streams_still_has_a_limit() {
        let finished = shell("exec >&- 2>&-; sleep 600", Duration::from_millis(200));
        assert_eq!(finished.ending, Ending::TimedOut);
    }

    #[rstest]
    #[case::holding_the_streams("sleep 600 & exit 0")]
    #[case::silent("sleep 600 >/dev/null 2>&1 & exit 0")]
    fn a_child_that_is_left_running_is_noticed_and_ended(#[case] script: &str) {
        let before = Instant::now();
        let finished = shell(script, LONG);
        assert!(finished.left_running);
        assert_eq!(finished.ending, Ending::Exited(0));
        assert!(before.elapsed() < LONG / 2);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn output_that_is_closed_late_is_no_process_left_behind() {
        let finished = shell("setsid sleep 0.5 & exit 0", LONG);
        assert!(!finished.left_running);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_daemon_that_keeps_the_output_open_is_noticed() {
        let finished = shell("setsid sleep 30 & exit 0", LONG);
        assert!(finished.left_running);
        assert_eq!(finished.ending, Ending::Exited(0));
    }

    #[test]
    fn a_group_is_ended_with_its_children() {
        let marker = tempfile::NamedTempFile::new().unwrap();
        let script = format!(
            "(sleep 600; echo alive > {0}) & sleep 600; echo alive > {0}",
            marker.path().display()
        );
        assert_eq!(
            shell(&script, Duration::from_millis(100)).ending,
            Ending::TimedOut
        );
        assert_eq!(std::fs::read_to_string(marker.path()).unwrap(), "");
    }

    #[test]
    fn a_flood_keeps_its_beginning_and_its_end() {
        let finished = shell(
            "echo first; head -c 5000000 /dev/zero | tr '\\0' 'x'; echo; echo last",
            LONG,
        );
        assert!(finished.stdout.starts_with("first\n"));
        assert!(finished.stdout.ends_with("\nlast\n"));
        assert!(finished.stdout.contains("bytes left out"));
        assert!(finished.stdout.len() < 2 * KEPT + 100);
    }

    #[test]
    fn a_program_that_does_not_exist_is_an_error() {
        let task = Task {
            program: "/nonexistent/program".into(),
            args: vec![],
            dir: std::env::temp_dir(),
            env: vec![],
            limit: LONG,
        };
        assert_eq!(
            System.run(&task).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }
}
