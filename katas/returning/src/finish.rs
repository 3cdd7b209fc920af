//! Finishing a job, with a ticket.

use rusqlite::{OptionalExtension, params};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::{Job, Ticket};
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// Marks a job as done, removes its lease, and returns its new row.
    ///
    /// The ticket is good as long as the job is claimed and no other worker has claimed it since, even if the lease has
    /// expired: the work is done, and no other worker has it. If this was the last attempt, a claim by another worker
    /// may have marked the job as failed meanwhile.
    ///
    /// # Errors
    /// [`QueueError::Lost`], if the ticket is not good; [`QueueError::Database`], if the row cannot be written.
    pub fn done(&self, ticket: Ticket) -> Result<Job, QueueError> {
        todo!()
    }

    /// Gives a job back that could not be done, with the reason. Returns its new row: waiting for its next attempt, or
    /// failed, if this was its last one. The lease is removed, and the attempts stay counted.
    ///
    /// # Errors
    /// [`QueueError::Lost`], if the ticket is not good, as in [`Queue::done`]; [`QueueError::Database`], if the row cannot
    /// be written.
    pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
        todo!()
    }
}
