//! A pool of workers: threads that take jobs from a queue.

use std::io;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The work of a worker.
type Job = Box<dyn FnOnce() + Send>;

/// Workers, and their queue of jobs. The threads end when the pool is dropped and the queue is empty.
#[derive(Debug)]
pub struct Pool {
    queue: Sender<Job>,
}

impl Pool {
    /// Starts this many threads.
    ///
    /// # Errors
    /// The system's error, if it cannot start a thread.
    pub fn new(workers: NonZeroUsize) -> io::Result<Self> {
        let (queue, jobs) = channel();
        // A receiver has one owner. With the lock, the workers use it one at a time.
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 1..=workers.get() {
            let jobs = Arc::clone(&jobs);
            thread::Builder::new()
                .name(format!("worker {number}"))
                .spawn(move || work(&jobs))?;
        }
        Ok(Self { queue })
    }

    /// Puts a job into the queue and returns at once. The first free worker runs it. A job that panics is lost, but its
    /// worker continues.
    pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
        // The receiver exists as long as one worker lives, and no job can end a worker.
        let _ = self.queue.send(Box::new(job));
    }
}

/// Runs one job after another, until the queue is closed and empty.
fn work(jobs: &Mutex<Receiver<Job>>) {
    while let Some(job) = next(jobs) {
        // The panic hook has already printed the message on standard error.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

/// The next job. It holds the lock only while it waits for a job. In `while let Ok(job) = jobs.lock()….recv()` the lock
/// would be held while the job runs, and only one worker could work.
fn next(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    jobs.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}
