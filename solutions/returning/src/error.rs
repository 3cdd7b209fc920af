//! Why a call of the queue failed.

use thiserror::Error;

use crate::job::Ticket;

/// Why a call of the queue failed.
#[derive(Debug, PartialEq, Error)]
pub enum QueueError {
    /// The database reported an error.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// The file is the database of another program. Nothing was changed.
    #[error("this database has other tables, and no queue")]
    Foreign,
    /// No worker holds the job with this ticket. The job was finished, given back or given up, another worker has
    /// claimed it since, or it never existed. Nothing was changed.
    #[error("the ticket {0} is not good any more: the job is not yours")]
    Lost(Ticket),
}
