//! One job of a worker: claim, handle, report.

use thiserror::Error;

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

/// Does the work of a job.
pub trait Handler {
    /// Does the job. It may be called with the same job again, because a worker may have done the job and died before
    /// it reported that.
    ///
    /// # Errors
    /// [`HandlerError`], if it could not be done.
    fn handle(&self, job: &Job) -> Result<(), HandlerError>;
}

/// Why a job could not be done, in the handler's own words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct HandlerError(pub String);

/// The result of [`work_one`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// There was no job to claim.
    Nothing,
    /// This job was done.
    Done(Job),
    /// This job could not be done, and was given back: it waits for its next attempt, or has failed for good.
    Failed(Job),
}

/// Claims a job for `lease` seconds, gives it to the handler, and marks it as done, or as failed with the handler's
/// words. Returns its row after that.
///
/// # Errors
/// [`QueueError::Lost`], if another worker has claimed the job while the handler was running: its work may be done
/// twice. [`QueueError::Database`], if the database fails.
pub fn work_one<C: Clock, H: Handler>(
    queue: &Queue<C>,
    lease: u32,
    handler: &H,
) -> Result<Worked, QueueError> {
    todo!()
}
