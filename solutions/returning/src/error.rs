//! Why the queue could not do what it was asked.

use thiserror::Error;

use crate::job::Ticket;

/// Why the queue could not do what it was asked.
#[derive(Debug, PartialEq, Error)]
pub enum QueueError {
    /// The database refused, or could not be reached.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// The file is the database of another program. Nothing was changed.
    #[error("this database has other tables, and no queue")]
    Foreign,
    /// Nobody holds the job with this ticket: it has been finished, given back or given up, somebody else has claimed it
    /// since, or there never was such a job. Nothing was changed.
    #[error("the ticket {0} is not good any more: the job is not yours")]
    Lost(Ticket),
}
