//! A worker's turn: claim, hand over, report back.

use thiserror::Error;

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

/// Does what a job asks for.
pub trait Handler {
    /// Does the job. It may be called with the same job again: a worker that died before it could say so may have done it.
    ///
    /// # Errors
    /// [`HandlerError`], if it could not be done.
    fn handle(&self, job: &Job) -> Result<(), HandlerError>;
}

/// Why a job could not be done, in the handler's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct HandlerError(pub String);

/// What came of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// There was nothing to do.
    Nothing,
    /// This job was done.
    Done(Job),
    /// This job could not be done, and was given back: it waits for its next attempt, or has failed for good.
    Failed(Job),
}

/// Claims a job for `lease` seconds, hands it to the handler, and marks it as done, or as failed with the handler's words.
/// The job that is returned is as it is after that.
///
/// # Errors
/// [`QueueError::Lost`], if somebody else has claimed the job while the handler was at it: what it did may be done twice.
/// [`QueueError::Database`], if the database fails.
pub fn work_one<C: Clock, H: Handler>(
    queue: &Queue<C>,
    lease: u32,
    handler: &H,
) -> Result<Worked, QueueError> {
    todo!()
}
