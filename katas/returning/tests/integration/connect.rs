//! `connect`: a file that several processes share.

use std::sync::Barrier;
use std::thread;

use returning::{FixedClock, connect};
use rstest::rstest;
use rusqlite::types::Value;

use crate::files::{File, joined};

/// What one process has added, the next one finds: in the same table, with the same id. The tables are made by whoever is
/// the first. (The settings come in the next test. `rusqlite` waits for five seconds by itself, so most of this layer would be
/// green without any.)
#[test]
fn what_one_connection_adds_another_one_finds() {
    let file = File::new();
    let added = file.queue(FixedClock(1000)).add("send").expect("a job");
    let found = file.queue(FixedClock(1000)).list();
    assert_eq!(found, Ok(vec![added]), "the list, on another connection");
}

/// Three settings make the difference between neighbours and enemies. With the write-ahead log, readers do not wait for the
/// writer, nor it for them. As there is one writer at a time, the next one waits (10000 milliseconds at most) and does not
/// give up at once. And with `NORMAL`, which is 1, a commit does not wait for the disk; the comment on `connect` says what that
/// costs. (<https://www.sqlite.org/wal.html>, <https://www.sqlite.org/pragma.html#pragma_busy_timeout>)
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

/// Eight workers are started by the same script, and the file is not there yet: each of them makes it. To set the journal of a
/// new file is the one thing that SQLite does not wait for (`database is locked`, at once), which `write_ahead` knows; if you
/// have used it, this is green when you come to it. Without a write-ahead log it would be green too: it is about how that is
/// set. Take the plain pragma for a moment, and run it a few times: whether two meet is luck, though there are ten files.
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
