//! Finishing a job, for whoever holds it.

use rusqlite::{OptionalExtension, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::{Job, Ticket};
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Marks a job as done, and returns it as it is now. Its lease ends.
    ///
    /// The ticket is good as long as the job is claimed and nobody has claimed it since, even if the lease is over: the
    /// work is done, and nobody else is at it. A claim by another worker may have failed the job meanwhile, if this was its
    /// last attempt.
    ///
    /// # Errors
    /// [`QueueError::Lost`], if the ticket is not good; [`QueueError::Database`], if the row cannot be written.
    pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
        self.connection
            .query_row(
                "UPDATE jobs SET state = 'done', leased_until = NULL
                 WHERE id = ?1 AND attempts = ?2 AND state = 'claimed'
                 RETURNING *",
                params![ticket.id, ticket.attempt],
                Job::from_row,
            )
            // No row was changed, so none comes back. That is not an error of the database, but an answer.
            .optional()?
            .ok_or(QueueError::Lost(ticket))
    }

    /// Gives a job back that could not be done, with the reason, and returns it as it is now: waiting for its next attempt,
    /// or failed, if this was its last one. Its lease ends, and its attempts stay counted.
    ///
    /// # Errors
    /// [`QueueError::Lost`], if the ticket is not good, as in [`Queue::done`]; [`QueueError::Database`], if the row cannot
    /// be written.
    pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
        self.connection
            .query_row(
                "UPDATE jobs
                 SET state = CASE WHEN attempts < max_attempts THEN 'waiting' ELSE 'failed' END,
                     leased_until = NULL,
                     last_error = ?3
                 WHERE id = ?1 AND attempts = ?2 AND state = 'claimed'
                 RETURNING *",
                params![ticket.id, ticket.attempt, reason],
                Job::from_row,
            )
            .optional()?
            .ok_or(QueueError::Lost(ticket))
    }
}
