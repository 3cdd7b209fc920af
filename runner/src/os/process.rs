//! Processes: one per test, each the leader of a group of its own, with a limit of time, a limit of memory and a cap on
//! what it prints. For the whole command there is one limit of how many tests run at once.

mod clock;
pub mod environment;
#[cfg(unix)]
mod sealed;
mod slots;
mod task;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub use clock::processors;
use clock::{Clock, Look};
pub use slots::{Compiling, WAITING, end_all_strays, follow_ctrl_z, open_again, stop_all};
use slots::{Running, Slot};
pub use task::{Crowd, Ending, Finished, Notes, Stop, Task};
use task::{GLANCE, MARK};
#[cfg(unix)]
use unix::Group;
#[cfg(windows)]
use windows::Group;

/// How much of each stream is kept, in bytes: this much of its beginning and this much of its end.
const KEPT: usize = 128 * 1024;
/// How long what a test started may live on after it, before it counts as left behind. The time in which it waited for
/// a processor does not count.
const GRACE: Duration = Duration::from_millis(100);
/// How often it is looked at in that time at least: on a busy machine the runner itself may not have come to it.
const GRACE_LOOKS: u32 = 10;
/// How long its output may stay open after it where none of its processes is left: on a busy machine the reader may not
/// have come to it yet. After that something that cannot be found holds it open.
const LONG_GRACE: Duration = Duration::from_secs(5);
/// How often a process that has closed its streams is looked at before it is taken for one that goes on.
const GLANCES_BEFORE_SLEEP: u32 = 1000;
/// How often it is found out what the processes of a slow test are doing.
const LOOK: Duration = Duration::from_millis(200);
/// How often all that a process has started is counted, where there is a limit for it.
const COUNT: Duration = Duration::from_millis(20);
/// How often it is looked whether a process has opened the file for its notes.
#[cfg(unix)]
const OPENING: Duration = Duration::from_micros(200);
/// The number of the signal by which a process is ended at once.
const KILLED: i32 = 9;
/// How often in a row a group has to be found stopped before the terminal is blamed for it.
const STOPPED_LOOKS: u32 = 3;

/// Runs programs to their end.
#[cfg_attr(test, mockall::automock)]
pub trait Processes: Sync {
    /// Runs the task to its end, its limit, its [`Stop`], or [`stop_all`]. It begins when there is room for it.
    ///
    /// # Errors
    /// When the program cannot be started.
    fn run(&self, task: &Task) -> io::Result<Finished>;

    /// How many tasks with that limit of memory can run at once.
    fn at_once(&self, memory: u64) -> usize;
}

/// The operating system's processes.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl Processes for System {
    #[expect(clippy::too_many_lines, reason = "a process from its start to its end")]
    fn run(&self, task: &Task) -> io::Result<Finished> {
        let Some(slot) = Slot::take(task) else {
            return Ok(not_begun());
        };
        let mark = mark();
        let mut command = command(task, &mark);
        let memory = task.memory.saturating_add(slots::stacks());
        #[cfg(unix)]
        let notes = task.notes.as_ref();
        #[cfg(unix)]
        let mut sealed = notes
            .map(|notes| sealed::Sealed::of(&mut command, notes))
            .transpose()?;
        let Some((mut group, running)) = Running::start(&mut command, Some(memory))? else {
            return Ok(not_begun());
        };
        // It holds an end of the streams.
        drop(command);
        let mut watched = Watched::new(task, &running);
        let mut ended: Option<(ExitStatus, Instant)> = None;
        let (stdout, stderr) = group.streams();
        let (send, received) = mpsc::channel();
        let stderr = read_capped(stderr, send.clone());
        #[cfg(unix)]
        let stdout = match &mut sealed {
            Some(sealed) => {
                while ended.is_none() && !sealed.is_closed() {
                    ended = group.try_wait()?.map(|status| (status, Instant::now()));
                    if watched.must_end(&group) {
                        group.kill();
                        break;
                    }
                    thread::sleep(OPENING);
                }
                read_capped(Some(sealed.stdout()?), send)
            }
            None => read_capped(stdout, send),
        };
        #[cfg(not(unix))]
        let stdout = read_capped(stdout, send);
        let mut open_streams = 2;
        let mut company = Company::new(&mark);
        while open_streams > 0 {
            match received.recv_timeout(GLANCE) {
                Ok(()) => open_streams -= 1,
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if ended.is_none() && open_streams > 0 {
                ended = group.try_wait()?.map(|status| (status, Instant::now()));
            }
            match ended {
                Some((_, at)) => {
                    let left_behind = company.state(&group) == CompanyState::LeftBehind;
                    if left_behind || at.elapsed() > LONG_GRACE || task.stop.is_stopped() {
                        break;
                    }
                }
                None if watched.must_end(&group) => {
                    group.kill();
                    break;
                }
                None => {}
            }
        }
        // Both streams are closed, or the group was ended, or its leader is gone: what is left is to collect it.
        // A process may close its streams and go on, so the limits hold here too.
        let mut glances = 0;
        let (status, ended_at) = loop {
            if let Some(ended) = ended {
                break ended;
            }
            ended = group.try_wait()?.map(|status| (status, Instant::now()));
            if ended.is_none() {
                if watched.must_end(&group) {
                    group.kill();
                }
                glances += 1;
                pause(glances);
            }
        };
        let took = watched.clock.until(ended_at);
        let is_judged = || watched.ending.is_none() && !task.stop.is_stopped();
        let mut left_running = open_streams > 0 && watched.ending.is_none();
        let mut gone = false;
        while !left_running && !gone && is_judged() {
            match company.state(&group) {
                CompanyState::Gone => gone = true,
                CompanyState::MayGo => thread::sleep(Duration::from_millis(1)),
                CompanyState::LeftBehind => left_running = true,
            }
        }
        group.kill();
        if !gone {
            end_strays(&mark);
        }
        let stopped = running.was_stopped() || task.stop.is_stopped();
        let (ended_by, computed) = (watched.ending, watched.clock.computed());
        let mut said = stderr.text();
        if let Some(why) = watched.too_much {
            said.push('\n');
            said.push_str(&why);
            said.push('\n');
        }
        drop((running, slot));
        #[cfg(unix)]
        if let Some(sealed) = sealed {
            sealed.keep();
        }
        Ok(Finished {
            ending: match ended_by {
                _ if stopped => Ending::Stopped,
                Some(ended) => ended,
                None => ending(status),
            },
            stdout: stdout.text(),
            stderr: said,
            left_running,
            took,
            computed,
        })
    }

    fn at_once(&self, memory: u64) -> usize {
        slots::at_once(memory)
    }
}

fn command(task: &Task, mark: &str) -> Command {
    let mut command = Command::new(&task.program);
    command
        .args(&task.args)
        .current_dir(&task.dir)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .env_clear()
        .envs(environment::of_a_test());
    for (name, value) in &task.env {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.env(MARK, mark);
    command
}

/// The value of [`MARK`] for another process.
fn mark() -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{}-{number}", std::process::id())
}

fn not_begun() -> Finished {
    Finished {
        ending: Ending::Stopped,
        stdout: String::new(),
        stderr: String::new(),
        left_running: false,
        took: Duration::ZERO,
        computed: None,
    }
}

/// Ends what a test has left behind outside of its group. What one of them has started may show only when that one is
/// gone.
fn end_strays(mark: &str) {
    let begun = Instant::now();
    // What cannot be ended within that time is another person's, or the kernel's.
    while begun.elapsed() < LONG_GRACE {
        let strays = Group::strays(mark);
        if strays.is_empty() {
            return;
        }
        Group::kill_each(&strays);
        thread::sleep(Duration::from_millis(1));
    }
}

/// What a test started, after its own end.
struct Company<'a> {
    mark: &'a str,
    seen: Option<Seen>,
}

/// Since when it is looked at, and what it has done since.
struct Seen {
    begun: Instant,
    clock: Clock,
    /// The time of a processor that it had used when it was seen first.
    computed_before: Duration,
    looks: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CompanyState {
    /// Nothing of it runs.
    Gone,
    /// It may end by itself.
    MayGo,
    /// It had its time, and is still there.
    LeftBehind,
}

impl<'a> Company<'a> {
    fn new(mark: &'a str) -> Self {
        Self { mark, seen: None }
    }

    /// How it is now. To be asked again and again when the leader has been waited for.
    fn state(&mut self, group: &Group) -> CompanyState {
        let strays = Group::strays(self.mark);
        if strays.is_empty() && !group.others_alive() {
            return CompanyState::Gone;
        }
        let look = group.look_also_at(&strays);
        let Some(seen) = &mut self.seen else {
            self.seen = Some(Seen::new(look));
            return CompanyState::MayGo;
        };
        if seen.is_over(look) {
            CompanyState::LeftBehind
        } else {
            CompanyState::MayGo
        }
    }
}

impl Seen {
    fn new(look: Look) -> Self {
        let mut clock = Clock::start(Group::waited);
        clock.look(look.threads);
        Self {
            begun: Instant::now(),
            computed_before: clock.computed().unwrap_or_default(),
            clock,
            looks: 0,
        }
    }

    fn is_over(&mut self, look: Look) -> bool {
        self.looks += 1;
        self.clock.tick();
        // What was there before may have ended since it was listed.
        let ends = look.threads.is_empty() && self.clock.computed().is_some();
        let had = self.clock.look(look.threads);
        let computed = self.clock.computed().unwrap_or_default();
        let computed = computed.saturating_sub(self.computed_before);
        // The kernel counts how long a thread waited for a processor only when the thread has got one. So a busy process
        // has had its time when it has used so much of a processor.
        let had_its_time = had > GRACE && self.looks >= GRACE_LOOKS;
        had_its_time && !ends && (!look.busy || computed > GRACE)
            || self.begun.elapsed() > LONG_GRACE
    }
}

/// A running test, and whether it has to be ended.
struct Watched<'a> {
    task: &'a Task,
    running: &'a Running,
    clock: Clock,
    looked: Instant,
    /// How often in a row its processes stood still.
    stopped: u32,
    /// When it was counted last what it has started.
    counted: Instant,
    /// What was too much.
    too_much: Option<String>,
    /// By what it was ended.
    ending: Option<Ending>,
}

impl<'a> Watched<'a> {
    fn new(task: &'a Task, running: &'a Running) -> Self {
        Self {
            task,
            running,
            clock: Clock::start(Group::waited),
            looked: Instant::now(),
            stopped: 0,
            counted: Instant::now(),
            too_much: None,
            ending: None,
        }
    }

    /// Whether it has to be ended now. That is said once.
    fn must_end(&mut self, group: &Group) -> bool {
        if self.ending.is_some() {
            return false;
        }
        let mut had = self.clock.tick();
        if self.looked.elapsed() > LOOK || had > self.task.limit {
            self.looked = Instant::now();
            let look = group.look();
            // What stood still because the whole command did is no stop of its own.
            self.stopped = if look.stopped && !slots::is_paused() {
                self.stopped + 1
            } else {
                0
            };
            had = self.clock.look(look.threads);
        }
        if let Some(crowd) = self.task.crowd
            && self.counted.elapsed() > COUNT
        {
            self.counted = Instant::now();
            self.too_much = group
                .crowd()
                .and_then(|(processes, memory)| crowd.is_exceeded(processes, memory));
        }
        self.ending = if self.task.stop.is_stopped() || self.running.was_stopped() {
            Some(Ending::Stopped)
        } else if self.too_much.is_some() {
            Some(Ending::Signalled(KILLED))
        } else if self.stopped >= STOPPED_LOOKS {
            Some(Ending::AskedTheTerminal)
        } else if had > self.task.limit {
            Some(Ending::TimedOut)
        } else {
            None
        };
        self.ending.is_some()
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

/// A program whose output is read as it comes. [`stop_all`] ends it, and all that it started.
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
        match Running::start(command, None)? {
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

    /// Lets it, and what it starts from now on, have a processor only when nothing else wants it.
    pub fn yield_to_others(&self) {
        self.group.yield_to_others();
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        self.group.wait()
    }
}

/// Hands over a stream line by line until its end. Bytes that are not UTF-8 are replaced: a linker or a build script
/// writes in the encoding of its system, and what follows has to be read all the same.
pub fn for_each_line(stream: impl Read, mut take: impl FnMut(String)) {
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    loop {
        line.clear();
        match stream.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {
                let text = String::from_utf8_lossy(&line);
                take(text.trim_end_matches(['\n', '\r']).to_owned());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
}

/// Starts a program that belongs to this one and ends with it. No test is started in the same moment: the program would
/// have the limit of memory that the test is born with.
///
/// # Errors
/// When it cannot be started.
pub fn start(command: &mut Command) -> io::Result<Child> {
    slots::start(command)
}

/// Starts such a program, and waits for its end and what it prints.
///
/// # Errors
/// When it cannot be started.
pub fn output(command: &mut Command) -> io::Result<Output> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    start(command)?.wait_with_output()
}

/// Starts such a program, gives it that on its standard input, and waits for its end and what it prints. The runner's own
/// pauses do not count to the limit. It is also ended as soon as `is_enough` is true, which is asked every few
/// milliseconds: then there is no output.
///
/// # Errors
/// When it cannot be started; [`io::ErrorKind::TimedOut`], when it did not end within the limit and was ended.
pub fn answer_unless(
    command: &mut Command,
    input: &[u8],
    limit: Duration,
    is_enough: &mut dyn FnMut() -> bool,
) -> io::Result<Option<Output>> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = start(command)?;
    if let Some(mut stdin) = child.stdin.take() {
        let input = input.to_vec();
        // It may end without having read everything; its status tells.
        thread::spawn(move || stdin.write_all(&input));
    }
    let (send, received) = mpsc::channel();
    read_whole(child.stdout.take(), true, send.clone());
    read_whole(child.stderr.take(), false, send);
    let (mut out, mut errors) = (None, None);
    let mut glances = 0;
    let mut clock = Clock::start(Group::waited);
    loop {
        if out.is_none() || errors.is_none() {
            if let Ok((is_out, read)) = received.recv_timeout(GLANCE) {
                let stream = if is_out { &mut out } else { &mut errors };
                *stream = Some(read);
            }
        } else if let Some(status) = child.try_wait()? {
            return Ok(Some(Output {
                status,
                stdout: out.unwrap_or_else(|| Ok(Vec::new()))?,
                stderr: errors.unwrap_or_else(|| Ok(Vec::new()))?,
            }));
        } else {
            pause(glances);
            glances += 1;
        }
        let is_late = clock.tick() > limit;
        if is_late || is_enough() {
            // One that has just ended by itself is ended, too.
            let _ = child.kill();
            child.wait()?;
            if !is_late {
                return Ok(None);
            }
            let seconds = limit.as_secs_f64();
            let why = format!("it did not end within {seconds} s and was ended");
            return Err(io::Error::new(io::ErrorKind::TimedOut, why));
        }
    }
}

/// Waits for a process that is about to end, so it needs only a moment on this processor. Sleep is worth it only for a
/// process that has closed its streams and goes on.
fn pause(glances: u32) {
    if glances < GLANCES_BEFORE_SLEEP {
        thread::yield_now();
    } else {
        thread::sleep(GLANCE);
    }
}

type Whole = (bool, io::Result<Vec<u8>>);

fn read_whole(stream: Option<impl Read + Send + 'static>, is_out: bool, send: Sender<Whole>) {
    thread::spawn(move || {
        let mut read = Vec::new();
        let end = stream.map_or(Ok(0), |mut stream| stream.read_to_end(&mut read));
        // The receiver is gone if the limit was over.
        let _ = send.send((is_out, end.map(|_| read)));
    });
}

/// What a stream has said so far.
#[derive(Clone)]
struct Capped(Arc<Mutex<Kept>>);

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
    /// The stream as text, with a note where a part was left out. It does not wait: a process that was left
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
    let capped = Capped(Arc::default());
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
        // The receiver is gone when the test was given up on; ignore that.
        let _ = ended.send(());
    });
    capped
}

#[cfg(all(test, unix))]
mod tests {
    use super::clock::Effort;
    use super::*;
    use rstest::rstest;
    use std::collections::HashMap;
    use std::os::unix::process::CommandExt;

    const GIB: u64 = 1024 * 1024 * 1024;

    fn task(script: &str, limit: Duration) -> Task {
        Task {
            program: "/bin/sh".into(),
            args: vec!["-c".into(), script.into()],
            dir: std::env::temp_dir(),
            env: vec![
                ("GREETING".to_owned(), Some("hello".into())),
                ("HOME".to_owned(), None),
            ],
            limit,
            memory: GIB,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        }
    }

    fn shell(script: &str, limit: Duration) -> Finished {
        System.run(&task(script, limit)).expect("a shell runs")
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
    fn a_daemon_with_a_smaller_id_than_the_test_is_found() {
        let mark = mark();
        let mut daemon = Command::new("sleep")
            .arg("600")
            .env(MARK, &mark)
            .process_group(0)
            .spawn()
            .unwrap();
        // What an id says about the age is turned round when the kernel begins again with small ones.
        let test = Command::new("true").spawn().unwrap().id();
        let strays = Group::strays(&mark);
        daemon.kill().unwrap();
        daemon.wait().unwrap();
        assert_eq!(strays, [daemon.id()], "the test is {test}");
    }

    fn effort(computed: u64) -> HashMap<u32, Effort> {
        let effort = Effort {
            computed: Duration::from_millis(computed),
            ..Effort::default()
        };
        HashMap::from([(1, effort)])
    }

    /// It computed for a second before it was seen.
    fn seen_for(passed: Duration, looks: u32) -> Seen {
        let mut seen = Seen::new(Look {
            threads: effort(1000),
            ..Look::default()
        });
        for _ in 0..looks {
            seen.clock.pass(passed / looks);
        }
        seen.looks = looks;
        seen
    }

    #[rstest]
    #[case::it_sleeps(1000, false, 20, true)]
    #[case::the_runner_hardly_looked(1000, false, 2, false)]
    #[case::it_waits_for_a_processor(1010, true, 20, false)]
    #[case::it_had_a_processor(1150, true, 20, true)]
    fn what_a_test_left_has_its_grace_on_a_processor(
        #[case] computed: u64,
        #[case] busy: bool,
        #[case] looks: u32,
        #[case] is_over: bool,
    ) {
        let mut seen = seen_for(Duration::from_millis(200), looks);
        let look = Look {
            threads: effort(computed),
            busy,
            ..Look::default()
        };
        assert_eq!(seen.is_over(look), is_over);
    }

    #[test]
    fn what_ends_while_it_is_looked_at_is_not_left_behind() {
        let mut seen = seen_for(Duration::from_millis(200), 20);
        assert!(!seen.is_over(Look::default()));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn output_that_is_closed_late_is_no_process_left_behind() {
        let finished = shell("env -i setsid sleep 0.5 & exit 0", LONG);
        assert!(!finished.left_running);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_daemon_that_keeps_the_output_open_is_noticed() {
        let finished = shell("env -i setsid sleep 30 & exit 0", LONG);
        assert!(finished.left_running);
        assert_eq!(finished.ending, Ending::Exited(0));
    }

    /// Waits until a process is gone or only waits to be collected: one that was ended may need a moment to go.
    #[cfg(target_os = "linux")]
    fn assert_ends(process: &str) {
        let is_alive = || {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.trim()));
            stat.is_ok_and(|stat| !stat.contains(") Z "))
        };
        let begun = Instant::now();
        while is_alive() {
            assert!(begun.elapsed() < LONG, "{process} is still there");
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[rstest]
    #[cfg(target_os = "linux")]
    #[case::that_holds_the_output(
        "setsid sh -c 'echo $$ > {}; exec sleep 600' & while [ ! -s {} ]; do :; done"
    )]
    #[case::that_is_silent(
        "setsid sh -c 'echo $$ > {}; exec sleep 600' >/dev/null 2>&1 & while [ ! -s {} ]; do :; done"
    )]
    #[case::that_was_started_by_one_that_is_gone(
        "(setsid sh -c 'sleep 600 & echo $! > {}' >/dev/null 2>&1 &) ; while [ ! -s {} ]; do :; done"
    )]
    fn a_daemon_that_left_the_group_is_noticed_and_ended(#[case] script: &str) {
        let file = tempfile::NamedTempFile::new().unwrap();
        let finished = shell(
            &script.replace("{}", &file.path().display().to_string()),
            LONG,
        );
        assert_eq!(finished.ending, Ending::Exited(0));
        assert!(finished.left_running);
        let daemon = std::fs::read_to_string(file.path()).unwrap();
        assert!(!daemon.trim().is_empty());
        assert_ends(&daemon);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_daemon_of_a_test_that_timed_out_is_ended() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let script = format!(
            "setsid sh -c 'echo $$ > {}; exec sleep 600' >/dev/null 2>&1 & while :; do :; done",
            file.path().display()
        );
        assert_eq!(
            shell(&script, Duration::from_millis(500)).ending,
            Ending::TimedOut
        );
        let daemon = std::fs::read_to_string(file.path()).unwrap();
        assert!(!daemon.trim().is_empty());
        assert_ends(&daemon);
    }

    #[test]
    fn a_task_that_is_no_longer_wanted_ends() {
        let task = task("while :; do :; done", LONG);
        let finished = thread::scope(|scope| {
            let running = scope.spawn(|| System.run(&task).unwrap());
            task.stop.stop();
            running.join().unwrap()
        });
        assert_eq!(finished.ending, Ending::Stopped);
        assert!(finished.took < LONG);
    }

    #[test]
    fn a_task_that_is_stopped_before_it_begins_does_not_begin() {
        let marker = tempfile::NamedTempFile::new().unwrap();
        let task = task(&format!("echo begun > {}", marker.path().display()), LONG);
        task.stop.stop();
        assert_eq!(System.run(&task).unwrap().ending, Ending::Stopped);
        assert_eq!(std::fs::read_to_string(marker.path()).unwrap(), "");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn more_memory_than_the_limit_is_not_to_be_had() {
        // dd takes its block from the heap at once.
        let script = "dd if=/dev/zero of=/dev/null bs=600M count=1";
        let with = |memory| {
            let task = Task {
                memory,
                ..task(script, LONG)
            };
            System.run(&task).unwrap().ending
        };
        assert_eq!(with(GIB), Ending::Exited(0));
        assert_eq!(with(GIB / 16), Ending::Exited(1));
        assert_eq!(with(GIB), Ending::Exited(0));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_process_is_born_with_its_limit_and_others_without() {
        let limit = |memory| {
            let mut command = Command::new("sh");
            command.args(["-c", "ulimit -S -d"]).stdout(Stdio::piped());
            let (mut group, _running) = Running::start(&mut command, memory).unwrap().unwrap();
            let mut said = String::new();
            let out = group.streams().0;
            out.unwrap().read_to_string(&mut said).unwrap();
            group.wait().unwrap();
            said.trim().to_owned()
        };
        let without = limit(None);
        // One in which the limit came after the start would show the runner's own.
        for _ in 0..50 {
            assert_eq!(limit(Some(GIB)), (GIB / 1024).to_string());
        }
        assert_eq!(limit(None), without);
        let started = output(Command::new("sh").args(["-c", "ulimit -S -d"])).unwrap();
        assert_eq!(String::from_utf8(started.stdout).unwrap().trim(), without);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_time_out_tells_a_loop_from_a_wait() {
        let computed = |script| {
            let finished = shell(script, Duration::from_millis(500));
            assert_eq!(finished.ending, Ending::TimedOut);
            finished.computed.unwrap()
        };
        assert!(computed("while :; do :; done") > Duration::from_millis(250));
        assert!(computed("sleep 600") < Duration::from_millis(100));
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
            ..task("", LONG)
        };
        assert_eq!(
            System.run(&task).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }
}
