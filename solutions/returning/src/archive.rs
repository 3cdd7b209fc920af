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
    /// # Errors
    /// [`QueueError::Database`], if they cannot be moved.
    pub fn purge(&mut self) -> Result<Vec<Job>, QueueError> {
        // Elsewhere one statement would do: PostgreSQL inserts from a `WITH gone AS (DELETE … RETURNING *)`. SQLite has no
        // DELETE inside a WITH, so it takes two statements, and a transaction that makes one thing of them.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut jobs = delete_finished(&transaction)?;
        for job in &jobs {
            insert(&transaction, job)?;
        }
        transaction.commit()?;
        // SQLite promises no order for the rows that RETURNING gives, and there is no RETURNING … ORDER BY.
        jobs.sort_by_key(|job| (job.state == State::Done, job.id));
        Ok(jobs)
    }
}

/// Deletes what is finished. What was deleted is what is returned, so nothing else can go into the archive.
fn delete_finished(connection: &Connection) -> rusqlite::Result<Vec<Job>> {
    let mut statement =
        connection.prepare("DELETE FROM jobs WHERE state IN ('done', 'failed') RETURNING *")?;
    all(&mut statement, [])
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
