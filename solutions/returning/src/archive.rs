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
        // Elsewhere one statement would do: PostgreSQL inserts from a `WITH gone AS (DELETE … RETURNING *)`. SQLite has
        // no DELETE inside a WITH, so it needs two statements in one transaction. A plain transaction is enough,
        // because it begins with the DELETE. An immediate one stays right if a SELECT is added before it.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut jobs = delete_finished(&transaction)?;
        for job in &jobs {
            insert(&transaction, job)?;
        }
        transaction.commit()?;
        // SQLite promises no order for the rows of RETURNING, and RETURNING has no ORDER BY.
        jobs.sort_by_key(|job| (job.state == State::Done, job.id));
        Ok(jobs)
    }
}

/// Deletes the finished jobs and returns exactly these, so no other job can go into the archive.
fn delete_finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
    let mut statement =
        connection.prepare("DELETE FROM jobs WHERE state IN ('done', 'failed') RETURNING *")?;
    all(&mut statement, [])
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
