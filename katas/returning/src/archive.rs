//! Moving finished jobs into the archive: `DELETE … RETURNING`.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::{Job, State};
use crate::list::all;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Moves the jobs that are done or failed into the archive, and returns them: first the failed ones, then the done
    /// ones, each in the order of their ids.
    ///
    /// It moves all of them or none. A job that is finished meanwhile is moved or stays, and is never lost.
    ///
    /// An immediate transaction (`TransactionBehavior::Immediate`) waits at its beginning until it may write. Use one
    /// if the first statement reads. A plain one is enough if the first statement writes. A prepared statement borrows
    /// its transaction, so drop it before `commit`: for example, put it into a function or a block of its own.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be moved.
    pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
        todo!()
    }
}

/// Writes a job into the archive, unchanged.
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
