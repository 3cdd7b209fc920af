//! `DELETE … RETURNING`: the deleted rows are returned, so that you can keep them in another table.

use returning::{Job, QueueError, State};
use rstest::rstest;

use crate::queues::{go_backwards, ids, run, with};

/// Six jobs, of which 2, 3 and 5 are finished, one of them with all that a row can hold.
const SIX: &str = "
    INSERT INTO jobs (payload, state, attempts) VALUES
        ('a', 'waiting', 0), ('b', 'done', 1), ('c', 'failed', 1),
        ('d', 'claimed', 1), ('e', 'done', 2), ('f', 'waiting', 2);
    UPDATE jobs SET leased_until = 900 WHERE id = 4;
    UPDATE jobs SET key = 'order 7', max_attempts = 5, leased_until = 990, last_error = 'no paper' WHERE id = 5";

/// `DELETE … RETURNING` returns the rows as they were before they were deleted.
#[rstest]
#[case::nothing("", &[])]
#[case::done("INSERT INTO jobs (payload, state) VALUES ('a', 'done')", &[(1, State::Done)])]
fn finished_jobs_are_returned(#[case] sql: &str, #[case] expected: &[(i64, State)]) {
    let purged = with(sql).purge().expect("a purge");
    let purged: Vec<_> = purged.iter().map(|job| (job.id, job.state)).collect();
    assert_eq!(purged, expected, "ids and states of the purged jobs");
}

/// A job that is done is finished, and so is one that has failed for good. A job that waits is not finished, and
/// neither is one that is claimed, whether its lease is over or not. (In `SIX`, jobs 2 and 5 are done and 3 has failed;
/// 1 and 6 wait, and 4 is claimed.)
#[test]
fn a_job_that_is_not_finished_stays() {
    let mut queue = with(SIX);
    let _ = queue.purge();
    let left = queue.list().expect("a list");
    assert_eq!(ids(&left), [1, 4, 6], "ids in the queue after the purge");
}

/// A person who reads the purged jobs has to do something about the failed ones, so they come first. Otherwise the
/// lowest id comes first. SQLite returns the rows of `RETURNING` as it finds them, and promises no order; there is no
/// `RETURNING … ORDER BY`. A program that needs an order sorts the rows. In this test the table was written anew, the
/// last job first, so the order of SQLite is of no use. (In `SIX`, 2 and 5 are done and 3 has failed.)
/// (<https://www.sqlite.org/lang_returning.html>, on limitations)
#[test]
fn among_purged_jobs_the_failed_ones_come_first() {
    let mut queue = with(SIX);
    run(
        &queue,
        "CREATE TABLE backwards AS SELECT * FROM jobs ORDER BY id DESC;
         DROP TABLE jobs; ALTER TABLE backwards RENAME TO jobs",
    );
    let purged = queue.purge().expect("a purge");
    assert_eq!(
        ids(&purged),
        [3, 2, 5],
        "ids of the purged jobs; 3 has failed"
    );
}

/// The archive is a table like the other one, and is listed in the same way: in the order of the ids.
#[rstest]
#[case::none("", &[])]
#[case::three("INSERT INTO archive SELECT * FROM jobs ORDER BY id", &[1, 2, 3])]
fn archived_jobs_are_listed_in_the_order_of_their_ids(#[case] sql: &str, #[case] expected: &[i64]) {
    let queue = with(
        "INSERT INTO jobs (payload, state) VALUES ('a', 'done'), ('b', 'done'), ('c', 'done')",
    );
    run(&queue, sql);
    go_backwards(&queue);
    let jobs = queue.archived().expect("a list");
    assert_eq!(ids(&jobs), expected, "the ids in the archive");
}

/// The archive has each purged job with every column, and nothing else. The queue has no job with its key now, so the
/// key is free. If the archive already has a job with such an id, the
/// purge writes nothing over, and is an error. (Of the jobs of `SIX`, 2, 3 and 5 are finished, and 5 has a value in
/// each of its columns.)
#[test]
fn a_purged_job_is_in_the_archive() {
    let mut queue = with(SIX);
    let finished: Vec<Job> = [2, 3, 5]
        .map(|id| queue.list().expect("a list")[id - 1].clone())
        .into();
    let _ = queue.purge();
    assert_eq!(queue.archived(), Ok(finished), "the archive");
    let again = queue.add_once("order 7", "again");
    assert_eq!(
        again.map(|job| (job.id, job.payload)),
        Ok((7, "again".to_owned())),
        "a job with the key of one in the archive"
    );

    let mut queue = with(SIX);
    run(
        &queue,
        "INSERT INTO archive SELECT * FROM jobs WHERE id = 3;
         UPDATE archive SET payload = 'another'",
    );
    let refused = queue.purge().map(|jobs| ids(&jobs));
    assert!(
        matches!(refused, Err(QueueError::Database(_))),
        "with the id 3 in the archive, a purge should fail: {refused:?}"
    );
    let kept = queue.archived().expect("a list");
    let kept = kept.iter().find(|job| job.id == 3);
    assert_eq!(
        kept.map(|job| job.payload.as_str()),
        Some("another"),
        "the job 3 of the archive, after a purge that fails"
    );
}
