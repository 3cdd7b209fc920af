//! Queues in memory, and jobs to compare with.

use returning::{FixedClock, Job, Queue, SCHEMA, State};
use rusqlite::Connection;

/// An empty queue. It is always second 1000.
pub fn empty() -> Queue<FixedClock> {
    empty_with(SCHEMA)
}

/// An empty queue in a database with these tables.
pub fn empty_with(schema: &str) -> Queue<FixedClock> {
    let connection = Connection::open_in_memory().expect("a database can be made in memory");
    connection.execute_batch(schema).expect("tables");
    Queue::new(connection, FixedClock(1000))
}

/// A queue with the jobs that this SQL writes.
pub fn with(sql: &str) -> Queue<FixedClock> {
    let queue = empty();
    run(&queue, sql);
    queue
}

/// Runs SQL on the connection of the queue.
pub fn run(queue: &Queue<FixedClock>, sql: &str) {
    queue
        .connection()
        .execute_batch(sql)
        .unwrap_or_else(|error| panic!("the test's own SQL fails: {error}\n{sql}"));
}

/// Makes SQLite go through tables backwards if a statement names no order.
///
/// SQLite has this setting to find code that relies on an order without a promise.
/// (<https://www.sqlite.org/pragma.html#pragma_reverse_unordered_selects>)
pub fn go_backwards(queue: &Queue<FixedClock>) {
    run(queue, "PRAGMA reverse_unordered_selects = ON");
}

/// A job that no worker has claimed yet.
pub fn waiting(id: i64, payload: &str) -> Job {
    Job {
        id,
        key: None,
        payload: payload.to_owned(),
        state: State::Waiting,
        attempts: 0,
        max_attempts: 3,
        leased_until: None,
        last_error: None,
    }
}

/// The ids of jobs, in their order.
pub fn ids<'a>(jobs: impl IntoIterator<Item = &'a Job>) -> Vec<i64> {
    jobs.into_iter().map(|job| job.id).collect()
}
