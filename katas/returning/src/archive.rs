//! Moving finished jobs out of the way: `DELETE … RETURNING`.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::{Job, State};
use crate::list::all;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Moves the jobs that are done or failed into the archive, and returns them as they were: first those that have failed,
    /// then those that are done, each in the order of their ids.
    ///
    /// Either all of them are moved, or none is. A job that is finished meanwhile is moved or stays, and is never lost.
    ///
    /// A transaction that is going to write may say so when it begins (`TransactionBehavior::Immediate`): then it waits for its
    /// turn there, and not on the way. It has to, if it begins with reading; a plain one will do if its first statement writes.
    /// A prepared statement borrows its transaction, so it has to be gone before `commit`: a function or a block of its own
    /// ends it.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be moved.
    pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
        todo!()
    }
}

/// Writes a job into the archive, as it is.
fn insert(connection: &Connection, job: &Job) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO archive
             (id, key, payload, state, attempts, max_attempts, leased_until, last_error)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            job.id,
            job.key,
            job.payload,
            job.state.to_string(),
            job.attempts,
            job.max_attempts,
            job.leased_until,
            job.last_error,
        ],
    )?;
    Ok(())
}
