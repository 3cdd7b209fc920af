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
        todo!()
    }
}
