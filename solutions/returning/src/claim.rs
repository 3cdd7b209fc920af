//! Taking the next job.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

/// The last error of a job whose lease expired at its last attempt.
pub const LEASE_EXPIRED: &str = "the lease expired";

impl<C: Clock> Queue<C> {
    /// Claims the next job: of those that can be claimed, the one with the lowest id. Returns its new row, claimed and
    /// with this attempt counted; `None`, if there is no such job.
    ///
    /// A job can be claimed if it is waiting, or if it is claimed and its lease has expired, because its worker is
    /// probably dead. If that was the job's last attempt, the job has failed for good: [`LEASE_EXPIRED`] is its last
    /// error, and the claim takes the next one.
    ///
    /// A lease lasts `lease` seconds and expires at the second `now + lease`. "Now" is the time at which the claim can
    /// write. While another connection is writing, the claim waits, and that may take seconds.
    ///
    /// Two queues never get the same attempt at a job, even if many claim at the same time.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
        // An `UPDATE` alone would also wait, but its parameters are older than the wait. So the lease could expire
        // before the worker gets the job.
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let now = self.clock.now();
        fail_abandoned(&transaction, now)?;
        let job = claim_next(&transaction, now, lease)?;
        transaction.commit()?;
        Ok(job)
    }
}

/// Gives up the jobs whose lease expired at their last attempt. Otherwise a job could kill its workers for ever.
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
