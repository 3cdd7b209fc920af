//! A file that several processes share.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use crate::error::QueueError;
use crate::schema::SCHEMA;

/// How long a statement waits while somebody else is writing. A write takes about a millisecond, so whoever has waited
/// this long is waiting for something that is broken.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a database in a file, for a queue that others use at the same time. The file and the tables are made where they
/// are not there yet.
///
/// - The journal is a write-ahead log (WAL): readers and the writer do not wait for each other. It stays set in the file.
/// - There is one writer at a time. Others wait for it, 10 seconds at most.
/// - `synchronous` is `NORMAL`: SQLite does not wait for the disk at each commit. A program that dies loses nothing. After a
///   power cut the file is whole, but the last moments may be missing; then a job that was done is done again, and one that
///   had just been added has to be added again. Who cannot have that takes `FULL`, and pays with the disk's time for each
///   claim.
///
/// # Errors
/// If the file cannot be opened, or is no database, or that of another program.
///
/// Source: <https://www.sqlite.org/wal.html>, <https://www.sqlite.org/pragma.html#pragma_busy_timeout>,
/// <https://www.sqlite.org/pragma.html#pragma_synchronous>
pub fn connect(path: &Path) -> Result<Connection, QueueError> {
    let connection = open_file(path)?;
    write_ahead(&connection)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

/// Opens a database in a file, which is made if it is not there. It changes nothing in a file that is there.
///
/// The path always names a file. SQLite itself takes `:memory:` and `file:queue?mode=memory` for a database in memory, and
/// its jobs would be lost when the program ends.
///
/// # Errors
/// [`QueueError::Foreign`], if there is something in it, and no table `jobs` with the columns of a queue;
/// [`QueueError::Database`], if the file cannot be opened, or is no database.
fn open_file(path: &Path) -> Result<Connection, QueueError> {
    // With a folder in front, no name has a second meaning. `join` leaves an absolute path as it is.
    let connection = Connection::open(Path::new(".").join(path))?;
    let foreign = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema)
            AND NOT EXISTS (SELECT 1 FROM sqlite_schema
                WHERE type = 'table' AND name = 'jobs'
                AND 8 = (SELECT count(*) FROM pragma_table_info('jobs')
                    WHERE name IN ('id', 'key', 'payload', 'state',
                        'attempts', 'max_attempts', 'leased_until', 'last_error')))",
        [],
        |row| row.get(0),
    )?;
    if foreign {
        return Err(QueueError::Foreign);
    }
    Ok(connection)
}

/// Sets the journal to a write-ahead log, with patience.
///
/// It is the one thing that `busy_timeout` does not help with: where two set it in a new file at the same moment, SQLite tells
/// one of them at once that the file is locked. A millisecond later it is set, and to set it again changes nothing.
///
/// It leaves `busy_timeout` at zero, so set that after it.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
    for _ in 0..PATIENCE.as_millis() {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                thread::sleep(Duration::from_millis(1));
            }
            outcome => return outcome,
        }
    }
    connection.pragma_update(None, "journal_mode", "wal")
}
