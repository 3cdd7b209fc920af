//! The end that comes from outside: Ctrl-C, SIGTERM, SIGHUP. What was changed for the time being is put back first.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use crate::os::{files, process};

/// The threads that wait for the end, each with its number. Each answers when its work is done.
static WAITING: Mutex<Waiting> = Mutex::new(Waiting {
    next: 0,
    threads: Vec::new(),
});

struct Waiting {
    next: u64,
    threads: Vec<(u64, Sender<Sender<()>>)>,
}

/// Work that is done before a signal ends the process, for as long as this value lives.
#[must_use = "the work is only done while this value lives"]
pub struct Before(u64);

impl Before {
    /// Registers the work. It runs on a thread of its own, at most once.
    pub fn the_end<'scope>(
        scope: &'scope Scope<'scope, '_>,
        work: impl FnOnce() + Send + 'scope,
    ) -> Self {
        let (send, asked) = channel::<Sender<()>>();
        scope.spawn(move || {
            if let Ok(done) = asked.recv() {
                work();
                // The receiver may be gone; ignore that.
                let _ = done.send(());
            }
        });
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next += 1;
        let number = waiting.next;
        waiting.threads.push((number, send));
        Self(number)
    }
}

impl Drop for Before {
    fn drop(&mut self) {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.threads.retain(|(number, _)| *number != self.0);
    }
}

/// A signal ends this process: another thread does that.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// Says that a signal ends this process.
pub fn begin() {
    BEGUN.store(true, Ordering::SeqCst);
}

/// If a signal ends this process, waits for that. What was stopped comes to its end too, with a verdict and a status that
/// mean nothing.
pub fn wait_if_begun() {
    while BEGUN.load(Ordering::SeqCst) {
        thread::park();
    }
}

/// How long an end from outside waits for what has to be put back. A note tells of what could not be.
const PUT_BACK: Duration = Duration::from_secs(10);

/// Does all registered work, and waits for it, but not for ever: it may hang on a lock or on another program.
pub fn put_back() {
    put_back_within(PUT_BACK);
}

fn put_back_within(limit: Duration) {
    let begun = Instant::now();
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    let threads = std::mem::take(&mut waiting.threads);
    drop(waiting);
    let (send, done) = channel();
    for (_, thread) in threads {
        // A thread that is gone has no work left.
        let _ = thread.send(send.clone());
    }
    drop(send);
    while done
        .recv_timeout(limit.saturating_sub(begun.elapsed()))
        .is_ok()
    {}
}

/// Ends the process at once, whatever its threads are doing. Processes that it started are ended, and its scratch folders
/// are removed.
pub fn exit(status: u8) -> ! {
    process::stop_all();
    process::end_all_strays();
    files::clear_scratch();
    std::process::exit(status.into())
}

/// Does something that may hang (write to a terminal that takes no more output), and goes on after that time at the latest.
pub fn within(limit: Duration, act: impl FnOnce() + Send + 'static) {
    let (send, done) = channel();
    thread::spawn(move || {
        act();
        let _ = send.send(());
    });
    let _ = done.recv_timeout(limit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// One test for all of it: the registered work belongs to the whole process.
    #[test]
    fn registered_work_is_done_once_and_forgotten_with_its_value() {
        let (kept, dropped) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            let before = Before::the_end(scope, || {
                kept.fetch_add(1, Ordering::SeqCst);
            });
            drop(Before::the_end(scope, || {
                dropped.fetch_add(1, Ordering::SeqCst);
            }));
            put_back();
            assert_eq!(
                kept.load(Ordering::SeqCst),
                1,
                "it is done when this returns"
            );
            put_back();
            drop(before);
            let (release, held) = channel::<()>();
            let _before = Before::the_end(scope, move || {
                let _ = held.recv();
            });
            put_back_within(Duration::from_millis(1));
            drop(release);
        });
        assert_eq!((kept.into_inner(), dropped.into_inner()), (1, 0));
    }

    #[test]
    fn what_hangs_is_left_behind() {
        let (_keep, never) = channel::<()>();
        within(Duration::from_millis(1), move || {
            let _ = never.recv();
        });
    }
}
