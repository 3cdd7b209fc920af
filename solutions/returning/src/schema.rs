//! The tables.

/// Creates the tables if they do not exist. Run it with `Connection::execute_batch`.
///
/// - `AUTOINCREMENT` keeps ids from being used again. Without it SQLite takes one more than the highest id in the
///   table. After a purge, a new job could have the id of one in the archive.
/// - `STRICT` makes SQLite check the types, which it otherwise does not.
/// - `UNIQUE` on the key makes the conflict that an upsert handles (`ON CONFLICT`). Any number of jobs may have no
///   key: in SQL one `NULL` is not equal to another.
pub const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT UNIQUE,
    payload      TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting'
                 CHECK (state IN ('waiting', 'claimed', 'done', 'failed')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    max_attempts INTEGER NOT NULL DEFAULT 3,
    leased_until INTEGER,
    last_error   TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS archive (
    id           INTEGER PRIMARY KEY,
    key          TEXT,
    payload      TEXT NOT NULL,
    state        TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    leased_until INTEGER,
    last_error   TEXT
) STRICT;
";
