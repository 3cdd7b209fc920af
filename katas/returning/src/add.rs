//! Adding jobs: `INSERT … RETURNING`.

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Adds a job, and returns its row: with its id, and with the defaults of the table.
    ///
    /// The payload may be any text. It is never read as SQL.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn add(&self, payload: &str) -> Result<Job, QueueError> {
        todo!()
    }

    /// Adds a job under a key, unless the queue already has one with this key. In both cases it returns the job that
    /// has the key now.
    ///
    /// An existing job does not change: its payload, its state, its attempts. A key is taken as long as its job is in
    /// the queue, finished or not; a purge frees it.
    ///
    /// The answer is always a job with this key, even if other queues add the same key or purge at the same time.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
        todo!()
    }
}
