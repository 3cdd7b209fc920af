//! A pool of workers: threads that take one job after another from a queue.

use std::io;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What a worker does.
type Job = Box<dyn FnOnce() + Send>;

/// Workers, and the queue that they take their jobs from. The threads end when the pool is dropped and the queue is empty.
#[derive(Debug)]
pub struct Pool {
    queue: Sender<Job>,
}

impl Pool {
    /// Starts that many threads.
    ///
    /// # Errors
    /// The system's, if it has no more threads to give.
    pub fn new(workers: NonZeroUsize) -> io::Result<Self> {
        let (queue, jobs) = channel();
        // A receiver has one owner; the lock makes it one at a time.
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 1..=workers.get() {
            let jobs = Arc::clone(&jobs);
            thread::Builder::new()
                .name(format!("worker {number}"))
                .spawn(move || work(&jobs))?;
        }
        Ok(Self { queue })
    }

    /// Puts a job into the queue and returns at once. The first worker that is free does it. A job that panics is lost, and
    /// costs the pool no worker.
    pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
        // There is a receiver as long as one worker lives, and no job can end a worker.
        let _ = self.queue.send(Box::new(job));
    }
}

/// Does one job after another, until there will be no more.
fn work(jobs: &Mutex<Receiver<Job>>) {
    while let Some(job) = next(jobs) {
        // The hook for panics has told standard error already.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

/// The next job. The lock is held while waiting for one, and no longer: in `while let Ok(job) = jobs.lock()….recv()` it
/// would be held while the job is done, and the pool would be as good as one worker.
fn next(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    jobs.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}
