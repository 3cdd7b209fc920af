//! Taking the next job.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

/// The last error of a job whose last attempt did not end before its lease was over.
pub const LEASE_EXPIRED: &str = "the lease expired";

impl<C: Clock> Queue<C> {
    /// Claims the next job: of those that can be claimed, the one with the lowest id. Returns it as it is now, claimed,
    /// with this attempt counted; or nothing, if there is no such job.
    ///
    /// A job can be claimed if it is waiting, or if it is claimed and its lease is over: its worker is believed to be
    /// dead. If that was the job's last attempt, the job has failed for good: [`LEASE_EXPIRED`] is its last error, and the
    /// claim takes the next one.
    ///
    /// A lease lasts `lease` seconds from now on. At the second `now + lease` it is over. "Now" is the time at which the
    /// claim can write: while another connection is writing, it waits, and that may take seconds.
    ///
    /// However many queues do this at the same time: no two of them get the same attempt at a job.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
        // An `UPDATE` by itself would wait for its turn too, but its parameters are older than that. A lease that began
        // before the wait could be over when the job is handed out.
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let now = self.clock.now();
        fail_abandoned(&transaction, now)?;
        let job = claim_next(&transaction, now, lease)?;
        transaction.commit()?;
        Ok(job)
    }
}

/// Gives up the jobs whose last attempt has a lease that is over: a job that kills each of its workers must not do so
/// for ever.
fn fail_abandoned(connection: &Connection, now: i64) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE jobs SET state = 'failed', leased_until = NULL, last_error = ?1
         WHERE state = 'claimed' AND leased_until <= ?2 AND attempts >= max_attempts",
        params![LEASE_EXPIRED, now],
    )?;
    Ok(())
}

/// Claims the next job. The search and the change are one statement: no other connection can find the same job between
/// them.
fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
    connection
        .query_row(
            "UPDATE jobs
             SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
             WHERE id = (
                 SELECT id FROM jobs
                 WHERE state = 'waiting' OR (state = 'claimed' AND leased_until <= ?2)
                 ORDER BY id
                 LIMIT 1
             )
             RETURNING *",
            [now.saturating_add(i64::from(lease)), now],
            Job::from_row,
        )
        .optional()
}
