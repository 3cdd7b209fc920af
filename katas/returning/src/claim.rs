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
        todo!()
    }
}
