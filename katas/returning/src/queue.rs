//! The queue: a connection to the database, and a clock.

use std::path::Path;

use rusqlite::Connection;

use crate::clock::Clock;
use crate::connect::connect;
use crate::error::QueueError;

/// A queue of jobs.
///
/// Its methods are in the files `add`, `list`, `claim`, `finish` and `archive`. It has no state of its own: all data is
/// in the database, so any number of queues, in any number of processes, may share one file.
#[derive(Debug)]
pub struct Queue<C> {
    pub(crate) connection: Connection,
    pub(crate) clock: C,
}

impl<C: Clock> Queue<C> {
    /// A queue in a database that has the tables of [`SCHEMA`](crate::SCHEMA).
    pub fn new(connection: Connection, clock: C) -> Self {
        Self { connection, clock }
    }

    /// A queue in a file, as [`connect`] opens it.
    ///
    /// # Errors
    /// If the file cannot be opened, is no database, or is the database of another program.
    pub fn open(path: &Path, clock: C) -> Result<Self, QueueError> {
        Ok(Self::new(connect(path)?, clock))
    }

    /// The connection, for code that reads the tables itself.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}
