//! `work_one`: a worker's turn.

use returning::{FixedClock, HandlerError, QueueError, State, Ticket, Worked, work_one};
use rstest::rstest;

use crate::files::File;
use crate::mocks::{MockWorker, clock_at, handler_for, handler_that_is_never_called};

/// A worker finds its queue empty most of the time.
#[test]
fn a_turn_with_nothing_to_do_is_over_at_once() {
    let file = File::new();
    let queue = file.queue(clock_at(1000));
    let worked = work_one(&queue, 60, &handler_that_is_never_called());
    assert_eq!(worked, Ok(Worked::Nothing), "what came of the turn");
}

/// The handler gets the next job, and then the job is marked as done. The turn returns the row after that.
#[test]
fn a_job_that_was_handled_is_done() {
    let file = File::with_jobs(2);
    let handler = handler_for("job 1", Ok(()));
    let worked = work_one(&file.queue(clock_at(1000)), 60, &handler);
    let jobs = file.queue(FixedClock(1000)).list().expect("a list");
    assert_eq!(
        worked,
        Ok(Worked::Done(jobs[0].clone())),
        "what came of the turn, and the row"
    );
    let states: Vec<_> = jobs.iter().map(|job| job.state).collect();
    assert_eq!(
        states,
        [State::Done, State::Waiting],
        "the states of both jobs"
    );
}

/// The job goes back, with the handler's own words: a person who reads the list tomorrow has nothing else to go by.
#[test]
fn a_job_that_could_not_be_handled_is_given_back_with_the_reason() {
    for words in ["no paper", ""] {
        let file = File::with_jobs(1);
        let handler = handler_for("job 1", Err(HandlerError(words.to_owned())));
        let worked = work_one(&file.queue(clock_at(1000)), 60, &handler);
        let row = file
            .queue(FixedClock(1000))
            .list()
            .expect("a list")
            .remove(0);
        assert_eq!(
            worked,
            Ok(Worked::Failed(row.clone())),
            "what came of the turn, and the row"
        );
        assert_eq!(row.last_error, Some(words.to_owned()), "the last error");
    }
}

/// The job is leased for 100 seconds, from 900 on. While the handler works, the lease ends, and another worker claims
/// the job. Only the other ticket is valid now, and the late worker learns that the work may be done twice. The other
/// worker could claim only because no transaction is open while the handler works: otherwise no other connection could
/// write. If you use no transaction and pass the error on, this test passes as soon as you reach it. Put a `BEGIN` in
/// front of the claim for a moment, and see.
#[rstest]
#[case::and_does_the_job(Ok(()))]
#[case::and_fails(Err(HandlerError("no paper".to_owned())))]
fn a_turn_that_takes_too_long_does_not_take_the_job_from_the_next_worker(
    #[case] outcome: Result<(), HandlerError>,
) {
    let file = File::with_jobs(1);
    let other = file.impatient();
    let mut handler = MockWorker::new();
    handler.expect_handle().times(1).returning(move |job| {
        assert_eq!(
            job.leased_until,
            Some(1000),
            "the end of the lease: 100 seconds from 900 on"
        );
        let claimed = other.claim(60).map(|job| job.map(|job| job.attempts));
        assert_eq!(claimed, Ok(Some(2)), "the attempt of the other worker");
        outcome.clone()
    });
    let worked = work_one(&file.queue(clock_at(900)), 100, &handler);
    let late = Ticket { id: 1, attempt: 1 };
    assert_eq!(worked, Err(QueueError::Lost(late)), "what came of the turn");
}

/// Another connection is writing, and this queue does not wait: the caller gets an error, and the code does not panic.
/// The handler gets no job, and nothing is purged. (This test passes as soon as you reach it if you pass errors on.)
#[test]
fn a_queue_that_cannot_be_written_to_is_an_error() {
    let file = File::with_jobs(1);
    let mut queue = file.impatient();
    let writer = file.connect();
    writer
        .execute_batch("BEGIN IMMEDIATE")
        .expect("the test may write");

    let worked =
        work_one(&queue, 60, &handler_that_is_never_called()).map_err(|error| error.to_string());
    assert_eq!(
        worked,
        Err("database is locked".to_owned()),
        "what came of the turn"
    );
    let purged = queue.purge().map_err(|error| error.to_string());
    assert_eq!(
        purged,
        Err("database is locked".to_owned()),
        "what came of the purge"
    );
}
