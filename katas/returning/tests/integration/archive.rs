//! A purge, while others go on working.

use returning::{FixedClock, Queue, Ticket};

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

/// A purge takes two statements, one that puts jobs into the archive and one that takes them out of the queue. If something
/// fails between them, neither must have happened: a job in both places would be done twice, and one in neither never. Here
/// the archive refuses one of the jobs.
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

/// Before each statement of the purge, another worker finishes a job, if it can get in. Whether that job is purged or stays
/// for the next time is all the same. But what is copied by one `WHERE`, and deleted by the same `WHERE` a moment later, need
/// not be the same rows: a job that is finished in between is deleted, and nobody has it any more. `DELETE … RETURNING`
/// deletes what it returns; if that is what you have, this test is green when you come to it.
#[test]
fn a_job_that_is_finished_during_a_purge_is_not_lost() {
    let file = file_with(ONE_OF_THREE_DONE);
    let (worker, mut connection) = (file.impatient(), file.connect());
    let mut held = vec![Ticket { id: 3, attempt: 1 }, Ticket { id: 2, attempt: 1 }];
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
    assert_eq!(somewhere, [1, 2, 3], "ids in the queue and the archive");
}
