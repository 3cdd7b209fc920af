//! Claims at the same time.

use std::cell::{Cell, RefCell};
use std::sync::{Barrier, mpsc};
use std::thread;

use returning::{FixedClock, Queue};
use rusqlite::Connection;

use crate::files::{File, before_each_statement, joined};
use crate::mocks::MockWatch;

/// Before each of your statements, a rival claims a job, four in all. Is there a moment when your claim knows its job
/// and has not taken it yet? What happens if the rival comes then? And does a transaction around it help, if it begins
/// with the search? If your claim has no such moment, this test passes as soon as you reach it: add one for a while,
/// and see. (<https://www.sqlite.org/isolation.html>)
#[test]
fn no_other_queue_gets_between_finding_a_job_and_claiming_it() {
    let file = File::with_jobs(9);
    let (rival, mut connection) = (file.impatient(), file.connect());
    let (sender, claimed_by_rival) = mpsc::channel();
    let mut left = 4;
    before_each_statement(&mut connection, move || {
        if left > 0
            && let Ok(Some(job)) = rival.claim(60)
        {
            left -= 1;
            let _ = sender.send(job.id);
        }
    });

    let ours = Queue::new(connection, FixedClock(1000)).claim(60);
    let ours = ours.map(|job| job.map(|job| job.id));
    let rivals: Vec<i64> = claimed_by_rival.try_iter().collect();
    let next = rivals.iter().max().map_or(1, |id| id + 1);
    assert_eq!(
        ours,
        Ok(Some(next)),
        "our job, when the rival has claimed {rivals:?}"
    );
}

/// The same with many: eight threads, each with its own connection, and 500 jobs. Every job is claimed, and none of
/// them twice. A race shows here nearly always, but perhaps not on a quiet machine; the test before this one has no
/// "perhaps". Each run gives the jobs to other threads, so the test does not check that.
#[test]
fn eight_threads_claim_each_of_500_jobs_once() {
    let file = File::with_jobs(500);
    let start = Barrier::new(8);
    let mut claimed: Vec<i64> = thread::scope(|scope| {
        let workers: Vec<_> = (0..8)
            .map(|_| {
                let queue = file.queue(FixedClock(1000));
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    claim_all(&queue)
                })
            })
            .collect();
        workers.into_iter().flat_map(joined).collect()
    });
    claimed.sort_unstable();
    let all: Vec<i64> = (1..=500).collect();
    assert_eq!(
        claimed, all,
        "the ids that were claimed, of all threads, in order"
    );
}

/// Another connection is writing, so our claim has to wait. It is second 1000 when the wait begins and 1008 when it
/// ends. A lease of five seconds ends at 1013. If it began before the wait, it is over when the worker gets the job:
/// then the next claim gives the same job to a second worker. The test does not sleep. SQLite asks what to do about the
/// wait, and the test lets eight seconds pass and the writer finish. (<https://www.sqlite.org/c3ref/busy_handler.html>,
/// <https://www.sqlite.org/lang_transaction.html>, on IMMEDIATE)
#[test]
fn a_lease_begins_when_the_claim_can_write() {
    let file = File::with_jobs(1);
    let mut connection = file.connect();
    let writer = file.connect();
    writer
        .execute_batch("BEGIN IMMEDIATE")
        .expect("the test may write");
    WRITER.set(Some(writer));
    SECOND.set(1000);
    connection
        .busy_handler(Some(time_passes_and_the_writer_finishes))
        .expect("SQLite can be told what to do about a wait");
    let mut clock = MockWatch::new();
    clock.expect_now().returning(|| SECOND.get());

    let claimed = Queue::new(connection, clock).claim(5);
    let leased_until = claimed.map(|job| job.and_then(|job| job.leased_until));
    assert_eq!(
        leased_until,
        Ok(Some(1013)),
        "the end of a lease of 5 seconds; the claim could write at second 1008"
    );
}

thread_local! {
    /// The connection that is writing.
    static WRITER: RefCell<Option<Connection>> = const { RefCell::new(None) };
    /// What the clock says.
    static SECOND: Cell<i64> = const { Cell::new(0) };
}

/// SQLite calls this where a statement has to wait, with the number of calls before, and tries again if it says `true`.
fn time_passes_and_the_writer_finishes(_calls: i32) -> bool {
    let Some(writer) = WRITER.take() else {
        return false;
    };
    SECOND.set(1008);
    writer.execute_batch("COMMIT").is_ok()
}

/// Claims until there is nothing left; the ids.
fn claim_all(queue: &Queue<FixedClock>) -> Vec<i64> {
    let mut ids = Vec::new();
    while let Some(job) = queue.claim(60).expect("a claim") {
        ids.push(job.id);
    }
    ids
}
