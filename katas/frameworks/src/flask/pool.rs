//! A pool of workers: threads that take one job after another from a queue.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::Sender;
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
        todo!()
    }

    /// Puts a job into the queue and returns at once. The first worker that is free does it. A job that panics is lost, and
    /// costs the pool no worker.
    pub fn submit(&self, job: impl FnOnce() + Send + 'static) {
        todo!()
    }
}
