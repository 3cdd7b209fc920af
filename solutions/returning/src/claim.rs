//! Taking the next job.

use rusqlite::OptionalExtension;

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Claims the next job: of those that can be claimed, the one with the lowest id. Returns it as it is now, claimed,
    /// with this attempt counted; or nothing, if there is no such job.
    ///
    /// A job can be claimed if it is waiting, or if it is claimed and its lease is over: its worker is believed to be
    /// dead. A lease lasts `lease` seconds from now on. At the second `now + lease` it is over. The clock is asked once.
    ///
    /// However many queues do this at the same time: no two of them get the same attempt at a job.
    ///
    /// # Errors
    /// [`QueueError::Database`], if the row cannot be written.
    pub fn claim(&self, lease: u32) -> Result<Option<Job>, QueueError> {
        let now = self.clock.now();
        // One statement, so one write lock around the search and the change: there is no moment in which somebody else
        // could find the same job. Two statements have that moment between them.
        let job = self
            .connection
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
            .optional()?;
        Ok(job)
    }
}
