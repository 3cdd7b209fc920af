//! `connect`: a file that several processes share.

use std::sync::Barrier;
use std::thread;

use returning::{FixedClock, connect};
use rstest::rstest;
use rusqlite::types::Value;

use crate::files::{File, joined};

/// A job that one process added is there for the next one: in the same table, with the same id. The first process makes
/// the tables. (The next test asks for the settings. `rusqlite` waits for five seconds by itself, so most of this layer
/// would pass without any.)
#[test]
fn another_connection_finds_a_job_that_one_adds() {
    let file = File::new();
    let added = file.queue(FixedClock(1000)).add("send").expect("a job");
    let found = file.queue(FixedClock(1000)).list();
    assert_eq!(found, Ok(vec![added]), "the list, on another connection");
}

/// Three settings let several processes work side by side. With the write-ahead log, readers do not wait for the
/// writer, nor it for them. There is one writer at a time: the next one waits (10000 milliseconds at most) and does not
/// give up at once. And with `NORMAL`, which is 1, a commit does not wait for the disk; the comment on `connect` says
/// what that costs. (<https://www.sqlite.org/wal.html>, <https://www.sqlite.org/pragma.html#pragma_busy_timeout>)
#[rstest]
#[case::a_write_ahead_log("journal_mode", Value::Text("wal".to_owned()))]
#[case::ten_seconds_of_patience("busy_timeout", Value::Integer(10_000))]
#[case::no_wait_for_the_disk("synchronous", Value::Integer(1))]
fn a_connection_is_set_up_for_neighbours(#[case] setting: &str, #[case] expected: Value) {
    let value = File::new()
        .connect()
        .query_row(&format!("PRAGMA {setting}"), [], |row| row.get(0));
    assert_eq!(value, Ok(expected), "the answer to PRAGMA {setting}");
}

/// A script starts eight workers, and the file does not exist yet: each of them makes it. SQLite does not wait to set
/// the journal of a new file (`database is locked`, at once). `write_ahead` handles that, and with it this test passes
/// as soon as you reach it. It would also pass without a write-ahead log: it is about how you set one. Use the plain
/// pragma for a moment, and run it a few times: whether two threads meet is luck, though there are ten files.
#[test]
fn eight_threads_may_make_a_file_at_once() {
    for _ in 0..10 {
        let file = File::new();
        let start = Barrier::new(8);
        let failures: Vec<String> = thread::scope(|scope| {
            let workers: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        connect(&file.path()).err().map(|error| error.to_string())
                    })
                })
                .collect();
            workers.into_iter().filter_map(joined).collect()
        });
        assert_eq!(
            failures,
            Vec::<String>::new(),
            "what the threads complain of"
        );
    }
}
