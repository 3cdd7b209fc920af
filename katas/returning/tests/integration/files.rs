//! A file that several connections share, and a rival that writes in between.

use std::path::PathBuf;
use std::thread::ScopedJoinHandle;
use std::time::Duration;

use returning::{Clock, FixedClock, Queue, connect};
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use tempfile::TempDir;

/// A folder with the file of a queue in it. It is gone with the test.
pub struct File {
    folder: TempDir,
}

impl File {
    /// Where the queue is. Nothing is there yet.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder }
    }

    /// A file with so many jobs in it, all of them waiting.
    pub fn with_jobs(amount: u32) -> Self {
        let file = Self::new();
        file.run(&format!(
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {amount})
             INSERT INTO jobs (payload) SELECT 'job ' || n FROM numbers"
        ));
        file
    }

    /// Its path.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("queue.db")
    }

    /// A connection of its own.
    pub fn connect(&self) -> Connection {
        connect(&self.path()).expect("a connection")
    }

    /// A queue on a connection of its own.
    pub fn queue<C: Clock>(&self, clock: C) -> Queue<C> {
        Queue::new(self.connect(), clock)
    }

    /// A queue that does not wait: while another connection writes, it gives up at once. It is always second 1000.
    pub fn impatient(&self) -> Queue<FixedClock> {
        let connection = self.connect();
        connection
            .busy_timeout(Duration::ZERO)
            .expect("a time can be set");
        Queue::new(connection, FixedClock(1000))
    }

    /// Runs SQL on a connection of its own.
    pub fn run(&self, sql: &str) {
        self.connect()
            .execute_batch(sql)
            .unwrap_or_else(|error| panic!("the test's own SQL fails: {error}\n{sql}"));
    }
}

/// From now on, this action runs before each statement of the connection.
///
/// A change between two statements happens on a busy day, and in a test only if the test makes it. SQLite calls a
/// listener (`sqlite3_trace_v2`) before each statement, and waits until it returns. A change on *another* connection in
/// that moment comes before this statement and after the one before it. Inside a statement nothing happens.
pub fn before_each_statement(
    connection: &mut Connection,
    mut action: impl FnMut() + Send + 'static,
) {
    connection
        .trace_v2(
            TraceEventCodes::SQLITE_TRACE_STMT,
            Some(move |_: TraceEvent<'_>| action()),
        )
        .expect("SQLite can be listened to");
}

/// The result of a worker. Its panic goes on in this thread, so that the test fails with the message of the worker.
pub fn joined<T>(worker: ScopedJoinHandle<'_, T>) -> T {
    worker
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
