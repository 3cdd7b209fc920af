//! A file that several processes share.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use crate::error::QueueError;
use crate::schema::SCHEMA;

/// How long a statement waits while another connection is writing. A write takes about a millisecond, so after this
/// time the other connection is probably broken.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a database in a file, for a queue that other processes use at the same time. Creates the file and the tables
/// if they do not exist.
///
/// - The journal is a write-ahead log (WAL): readers and the writer do not wait for each other. The file keeps this
///   setting.
/// - SQLite allows one writer at a time. Others wait, at most 10 seconds.
/// - `synchronous` is `NORMAL`: SQLite does not wait for the disk at each commit. A program that dies loses nothing.
///   After a power cut the file is intact, but the last commits may be missing. Then a worker may do a job twice, or a
///   client has to add a job again. `FULL` prevents that, and waits for the disk at each commit.
///
/// # Errors
/// If the file cannot be opened, is no database, or is the database of another program.
///
/// Source: <https://www.sqlite.org/wal.html>, <https://www.sqlite.org/pragma.html#pragma_busy_timeout>,
/// <https://www.sqlite.org/pragma.html#pragma_synchronous>
pub fn connect(path: &Path) -> Result<Connection, QueueError> {
    todo!()
}

/// Opens a database in a file, and creates the file if it does not exist. It changes nothing in an existing
/// file.
///
/// The path always names a file. SQLite itself takes `:memory:` and `file:queue?mode=memory` for a database in memory, and
/// its jobs would be lost when the program ends.
///
/// # Errors
/// [`QueueError::Foreign`], if the database has content, but no table `jobs` with the columns of a queue;
/// [`QueueError::Database`], if the file cannot be opened, or is no database.
fn open_file(path: &Path) -> Result<Connection, QueueError> {
    // With a folder in front, no name has a second meaning. `join` does not change an absolute path.
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

/// Sets the journal to a write-ahead log, with retries.
///
/// `busy_timeout` does not help here: if two processes set the journal of a new file at the same moment, SQLite tells
/// one of them at once that the file is locked. A millisecond later a second try succeeds.
///
/// It sets `busy_timeout` to zero, so set that afterwards.
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
