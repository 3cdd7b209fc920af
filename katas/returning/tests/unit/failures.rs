//! A database that fails.

use returning::{FixedClock, Job, Queue, QueueError, Ticket};
use rstest::rstest;

use crate::queues::{run, with};

type InMemory = Queue<FixedClock>;

const TICKET: Ticket = Ticket { id: 1, attempt: 1 };

/// The tables were dropped, or the disk is full. The caller gets an error that it can report, and no operation of the
/// queue panics. If you pass every error on with `?`, this test passes as soon as you reach it. An `unwrap` that was
/// left in makes it fail.
#[rstest]
#[case::add(|queue: &mut InMemory| queue.add("send").map(drop))]
#[case::add_once(|queue: &mut InMemory| queue.add_once("order 7", "send").map(drop))]
#[case::list(|queue: &mut InMemory| queue.list().map(drop))]
#[case::claim(|queue: &mut InMemory| queue.claim(60).map(drop))]
#[case::done(|queue: &mut InMemory| queue.done(TICKET).map(drop))]
#[case::fail(|queue: &mut InMemory| queue.fail(TICKET, "no paper").map(drop))]
#[case::purge(|queue: &mut InMemory| queue.purge().map(drop))]
#[case::archived(|queue: &mut InMemory| queue.archived().map(drop))]
fn a_database_that_fails_is_an_error_and_no_panic(
    #[case] ask: fn(&mut InMemory) -> Result<(), QueueError>,
) {
    let mut queue = with("INSERT INTO jobs (payload, state) VALUES ('send', 'done')");
    run(&queue, "DROP TABLE jobs; DROP TABLE archive");
    let answer = ask(&mut queue).map_err(|error| matches!(error, QueueError::Database(_)));
    assert_eq!(
        answer,
        Err(true),
        "an error, and whether it is the database's"
    );
}

/// A row that is not a job, since the tables were made in another way, is an error too. It is not left out: a list that
/// cannot be read must not look like a short list. Here each of the columns is missing once; then the state is not a
/// text.
#[rstest]
#[case::in_the_queue("jobs", |queue: &InMemory| queue.list())]
#[case::in_the_archive("archive", |queue: &InMemory| queue.archived())]
fn a_row_that_is_no_job_is_an_error(
    #[case] table: &str,
    #[case] ask: fn(&InMemory) -> Result<Vec<Job>, QueueError>,
) {
    let columns = "key payload attempts max_attempts leased_until last_error";
    let mut changes: Vec<String> = columns
        .split(' ')
        .map(|column| format!("ALTER TABLE {table} DROP COLUMN {column}"))
        .collect();
    changes.push(format!("UPDATE {table} SET state = x'00'"));
    changes.push(format!("ALTER TABLE {table} DROP COLUMN state"));
    for change in changes {
        let queue = with(&format!(
            "CREATE TABLE loose AS SELECT 1 AS id, NULL AS key, 'send' AS payload, 'done' AS state, 1 AS attempts,
                 3 AS max_attempts, NULL AS leased_until, NULL AS last_error;
             DROP TABLE {table}; ALTER TABLE loose RENAME TO {table}; {change}"
        ));
        let answer = ask(&queue).map_err(|error| matches!(error, QueueError::Database(_)));
        assert_eq!(
            answer,
            Err(true),
            "an error of the database, after {change}"
        );
    }
}
