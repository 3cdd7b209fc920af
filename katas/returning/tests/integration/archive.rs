//! A purge, while others go on working.

use returning::{FixedClock, Queue, QueueError, Ticket};
use rstest::rstest;

use crate::files::{File, before_each_statement};

/// Three jobs, the first of them done, the others claimed.
const ONE_OF_THREE_DONE: &str = "
    INSERT INTO jobs (payload, state, attempts, leased_until)
    VALUES ('a', 'done', 1, NULL), ('b', 'claimed', 1, 1060), ('c', 'claimed', 1, 1060)";

fn file_with(sql: &str) -> File {
    let file = File::new();
    file.run(sql);
    file
}

/// A purge takes two statements: one puts jobs into the archive, and one deletes them from the queue. If something
/// fails between them, both must be undone. A job in both places would be listed twice, and a job in neither would be
/// lost. Here three jobs are done, and the archive refuses the second one.
#[test]
fn a_purge_moves_all_or_nothing() {
    let file = file_with(ONE_OF_THREE_DONE);
    file.run(
        "UPDATE jobs SET state = 'done', leased_until = NULL;
         CREATE TRIGGER full BEFORE INSERT ON archive WHEN NEW.id = 2
         BEGIN SELECT RAISE(ABORT, 'the archive is full'); END",
    );
    let mut queue = file.queue(FixedClock(1000));
    let before = queue.list();
    let message = queue.purge().map_err(|error| error.to_string());
    assert_eq!(
        message,
        Err("the archive is full".to_owned()),
        "the answer to `purge`"
    );
    assert_eq!(queue.list(), before, "the queue after a purge that failed");
    assert_eq!(
        queue.archived(),
        Ok(vec![]),
        "the archive after a purge that failed"
    );
}

/// Of five jobs, 1 is done, and the others are claimed. Before each statement of the purge, another worker finishes
/// one, if it can write. That job may be purged or stay for the next purge. But if one statement copies by a `WHERE`
/// and another deletes by the same `WHERE`, the rows may differ: a job that is finished in between is deleted and lost.
/// `DELETE … RETURNING` returns exactly the deleted rows. If you use it, this test passes as soon as you reach it, with
/// a transaction or without. (The test before this one asks for the transaction.) Put a `SELECT` in front of the
/// `DELETE` for a moment. Try it in a plain transaction and in an immediate one.
#[test]
fn a_job_that_is_finished_during_a_purge_is_not_lost() {
    let file = file_with(ONE_OF_THREE_DONE);
    file.run(
        "INSERT INTO jobs (payload, state, attempts, leased_until)
         VALUES ('d', 'claimed', 1, 1060), ('e', 'claimed', 1, 1060)",
    );
    let (worker, mut connection) = (file.impatient(), file.connect());
    let mut held: Vec<_> = (2..=5).rev().map(|id| Ticket { id, attempt: 1 }).collect();
    before_each_statement(&mut connection, move || {
        if let Some(ticket) = held.pop()
            && worker.done(ticket).is_err()
        {
            held.push(ticket);
        }
    });

    let purged = Queue::new(connection, FixedClock(1000))
        .purge()
        .expect("a purge");
    let queue = file.queue(FixedClock(1000));
    let (left, archived) = (
        queue.list().expect("a list"),
        queue.archived().expect("a list"),
    );
    assert_eq!(
        archived, purged,
        "the archive, and what the purge has returned"
    );
    let mut somewhere: Vec<i64> = left.iter().chain(&archived).map(|job| job.id).collect();
    somewhere.sort_unstable();
    assert_eq!(
        somewhere,
        [1, 2, 3, 4, 5],
        "ids in the queue and the archive"
    );
}

/// A client adds a job under a key. Before each of its statements but the first, a rival writes, if it can: it purges
/// the job that had the key, or adds one with it. Then the result of the first statement is out of date. The answer is
/// still a job with this key, and no error. If your `add_once` is one statement, the rival never gets a chance, and
/// this test passes as soon as you reach it. Change it into two for a moment (`DO NOTHING`, and a `SELECT`), and see.
#[rstest]
#[case::and_meanwhile_its_job_is_purged(
    "INSERT INTO jobs (key, payload, state) VALUES ('order 7', 'send', 'done')",
    |rival: &mut Queue<FixedClock>| rival.purge().map(drop)
)]
#[case::and_meanwhile_another_one_adds_it(
    "",
    |rival: &mut Queue<FixedClock>| rival.add_once("order 7", "send").map(drop)
)]
fn adding_under_a_key_returns_the_job_that_has_it(
    #[case] before: &str,
    #[case] what_the_rival_does: fn(&mut Queue<FixedClock>) -> Result<(), QueueError>,
) {
    let file = file_with(before);
    let (mut rival, mut connection) = (file.impatient(), file.connect());
    let mut first = true;
    before_each_statement(&mut connection, move || {
        if !std::mem::take(&mut first) {
            let _ = what_the_rival_does(&mut rival);
        }
    });
    let added = Queue::new(connection, FixedClock(1000)).add_once("order 7", "send");
    let added = added.map(|job| job.key).map_err(|error| error.to_string());
    assert_eq!(
        added,
        Ok(Some("order 7".to_owned())),
        "the key of the job that was returned, or why there is none"
    );
}
