//! What runs now: how many tests at once there is room for, who is told to stop, and when all of it stands still.

use std::collections::HashMap;
use std::io;
use std::process::{Child, Command};
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::clock::processors;
use super::task::{GLANCE, Task};
#[cfg(unix)]
use super::unix::Group;
#[cfg(windows)]
use super::windows::Group;

/// What runs now.
static RUNNING: LazyLock<Mutex<Groups>> = LazyLock::new(Mutex::default);
/// A test has ended, so that another one may begin.
static ROOM: Condvar = Condvar::new();
/// How long it is known how much memory there is.
const KNOWN_FOR: Duration = Duration::from_secs(1);
/// So many processes in a jail run for each processor: their beginning and their end wait for the kernel most of the time.
pub const WAITING: usize = 4;
/// How much memory the stack of a thread takes, in bytes, unless a test says otherwise.
const STACK: u64 = 2 * 1024 * 1024;

#[derive(Default)]
struct Groups {
    /// By their leader's process id, and whether each was told to stop.
    told_to_stop: HashMap<u32, bool>,
    /// Nothing is started any more.
    closed: bool,
    /// All of it stands still (Ctrl-Z).
    paused: bool,
    /// The compilers that run.
    compilers: usize,
    /// The tests that run.
    tests: usize,
    /// The memory that they may use together.
    memory: u64,
    /// How much memory there was for tests when none was running, in bytes, and when that was; `None` where it is not known.
    there_was: Option<(Instant, Option<u64>)>,
}

impl Groups {
    /// How much memory there is for tests. It is measured again from time to time when no test uses any of it.
    fn there_is(&mut self, measure: impl Fn() -> Option<u64>) -> Option<u64> {
        match self.there_was {
            Some((at, there_was)) if self.tests > 0 || at.elapsed() < KNOWN_FOR => there_was,
            _ => {
                let there_is = measure();
                self.there_was = Some((Instant::now(), there_is));
                there_is
            }
        }
    }
}

fn groups() -> MutexGuard<'static, Groups> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many tests with that limit of memory can run at once: one per processor, if the memory is enough for that.
pub fn at_once(memory: u64) -> usize {
    let there_is = groups().there_is(Group::memory);
    fitting(processors(), there_is, memory)
}

/// What the stacks of a test's threads may take on top of its memory, in bytes: a runtime has a thread per processor.
pub fn stacks() -> u64 {
    STACK.saturating_mul(processors() as u64)
}

fn fitting(processors: usize, there_is: Option<u64>, each: u64) -> usize {
    let fit = there_is.map_or(u64::MAX, |there_is| there_is / each.max(1));
    usize::try_from(fit)
        .unwrap_or(usize::MAX)
        .clamp(1, processors.max(1))
}

/// Room for one test; dropping it makes room for another.
pub struct Slot {
    memory: u64,
}

impl Slot {
    /// Waits for room, for all that the command does at once together; `None` if the task is not to begin any more.
    pub fn take(task: &Task) -> Option<Self> {
        let processors = processors();
        let mut groups = groups();
        loop {
            if groups.closed || task.stop.is_stopped() {
                return None;
            }
            let there_is = groups.there_is(Group::memory);
            let fits = there_is.is_none_or(|there_is| groups.memory + task.memory <= there_is);
            let most = task.crowd.map_or(processors, |_| processors * WAITING);
            if groups.tests == 0 || (groups.tests < most && fits) {
                groups.tests += 1;
                groups.memory += task.memory;
                return Some(Self {
                    memory: task.memory,
                });
            }
            groups = ROOM
                .wait_timeout(groups, GLANCE)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut groups = groups();
        groups.tests -= 1;
        groups.memory -= self.memory;
        ROOM.notify_all();
    }
}

/// Room for one compiler; dropping it makes room for another. Compilers have room of their own: a test that hangs would
/// keep them waiting.
pub struct Compiling(());

impl Compiling {
    /// Waits for room; `None` if nothing is to begin any more.
    pub fn begin() -> Option<Self> {
        let processors = processors();
        let mut groups = groups();
        while groups.compilers >= processors && !groups.closed {
            groups = ROOM.wait(groups).unwrap_or_else(PoisonError::into_inner);
        }
        if groups.closed {
            return None;
        }
        groups.compilers += 1;
        Some(Self(()))
    }
}

impl Drop for Compiling {
    fn drop(&mut self) {
        groups().compilers -= 1;
        ROOM.notify_all();
    }
}

/// A group's entry in what runs now; dropping it takes the entry out.
pub struct Running(u32);

impl Running {
    /// Starts a group and enters it, in one step: [`stop_all`] sees it or keeps it from starting.
    /// Each of its processes may use so many bytes of memory, if that is given.
    pub fn start(command: &mut Command, memory: Option<u64>) -> io::Result<Option<(Group, Self)>> {
        let mut groups = groups();
        while groups.paused {
            groups = ROOM.wait(groups).unwrap_or_else(PoisonError::into_inner);
        }
        if groups.closed {
            return Ok(None);
        }
        let group = Group::spawn(command, memory)?;
        groups.told_to_stop.insert(group.id(), false);
        let id = group.id();
        Ok(Some((group, Self(id))))
    }

    /// Whether it was told to stop.
    pub fn was_stopped(&self) -> bool {
        groups().told_to_stop.get(&self.0) == Some(&true)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        groups().told_to_stop.remove(&self.0);
    }
}

/// Starts a program, and no test in the same moment.
pub fn start(command: &mut Command) -> io::Result<Child> {
    let _no_other = groups();
    command.spawn()
}

/// Ends every process group that is running now and lets no other start: for Ctrl-C.
pub fn stop_all() {
    let mut groups = groups();
    groups.closed = true;
    for (id, stopped) in &mut groups.told_to_stop {
        *stopped = true;
        Group::kill_by_id(*id);
    }
    ROOM.notify_all();
}

/// Ends what tests of this command have left behind outside of their groups, or are about to: for the end of the command.
pub fn end_all_strays() {
    Group::kill_all_strays();
}

/// Lets processes start again after [`stop_all`]. To be called when all that was stopped has ended.
pub fn open_again() {
    groups().closed = false;
}

/// On Ctrl-Z lets the tests and tools stand still, too: they are not in the group that the terminal stops. `also` is told
/// before this program stands still, and when it goes on.
pub fn follow_ctrl_z(also: fn(bool)) {
    Group::on_ctrl_z(move |stand_still| {
        also(stand_still);
        let mut groups = groups();
        groups.paused = stand_still;
        for id in groups.told_to_stop.keys() {
            Group::pause(*id, stand_still);
        }
        ROOM.notify_all();
    });
}

/// Whether all of it stands still.
pub fn is_paused() -> bool {
    groups().paused
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn memory_is_measured_again_when_no_test_runs() {
        let mut groups = Groups::default();
        assert_eq!(groups.there_is(|| Some(1)), Some(1));
        assert_eq!(groups.there_is(|| Some(2)), Some(1), "it is known");
        groups.there_was = Some((Instant::now().checked_sub(KNOWN_FOR).unwrap(), Some(1)));
        groups.tests = 1;
        assert_eq!(groups.there_is(|| Some(2)), Some(1), "a test uses some");
        groups.tests = 0;
        assert_eq!(groups.there_is(|| Some(2)), Some(2));
    }

    #[rstest]
    #[case::enough_memory(8, Some(100), 10, 8)]
    #[case::memory_for_three(8, Some(100), 30, 3)]
    #[case::memory_for_none_is_one_after_the_other(8, Some(100), 200, 1)]
    #[case::unknown_memory(8, None, 30, 8)]
    #[case::no_limit_of_memory(8, Some(100), 0, 8)]
    fn as_many_at_once_as_fit(
        #[case] processors: usize,
        #[case] there_is: Option<u64>,
        #[case] each: u64,
        #[case] at_once: usize,
    ) {
        assert_eq!(fitting(processors, there_is, each), at_once);
    }
}
