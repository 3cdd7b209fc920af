//! A pool of workers: threads that take jobs from a queue.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::Sender;
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
        todo!()
    }

    /// Puts a job into the queue and returns at once. The first free worker runs it. A job that panics is lost, but its
    /// worker continues.
    pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
        todo!()
    }
}
