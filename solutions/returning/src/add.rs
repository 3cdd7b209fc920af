//! Adding jobs: `INSERT … RETURNING`.

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Adds a job, and returns it as the database has it: with its id, and with the defaults of the table.
    ///
    /// The payload may be any text. Nothing in it is SQL.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn add(&self, payload: &str) -> Result<Job, QueueError> {
        let job = self.connection.query_row(
            "INSERT INTO jobs (payload) VALUES (?1) RETURNING *",
            [payload],
            Job::from_row,
        )?;
        Ok(job)
    }

    /// Adds a job under a key, unless there is one with this key. Either way it returns the job that has the key now, as
    /// its row is.
    ///
    /// A job that is there stays as it is: its payload, its state, its attempts. A key is taken as long as its job is in
    /// the queue, finished or not; a purge frees it.
    ///
    /// Whatever other queues do at the same time, to add the same key or to purge: the answer is a job with this key.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
        // `DO NOTHING` would be the obvious thing to write. But what was not touched is not returned, and then it takes
        // a second statement to find it, with a gap in between. So the row is touched, and left as it is.
        let job = self.connection.query_row(
            "INSERT INTO jobs (key, payload) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET key = excluded.key
             RETURNING *",
            [key, payload],
            Job::from_row,
        )?;
        Ok(job)
    }
}
