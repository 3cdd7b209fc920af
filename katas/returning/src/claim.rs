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
        todo!()
    }
}
