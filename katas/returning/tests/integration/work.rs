//! `work_one`: a worker's turn.

use returning::{FixedClock, HandlerError, QueueError, State, Ticket, Worked, work_one};
use rstest::rstest;

use crate::files::File;
use crate::mocks::{MockWorker, clock_at, handler_for, handler_that_nobody_calls};

/// A worker that looks after its queue finds it empty most of the time.
#[test]
fn a_turn_with_nothing_to_do_is_over_at_once() {
    let file = File::new();
    let queue = file.queue(clock_at(1000));
    let worked = work_one(&queue, 60, &handler_that_nobody_calls());
    assert_eq!(worked, Ok(Worked::Nothing), "what came of the turn");
}

/// The handler is given the next job, and what it has done is marked as done. What the turn returns is the row after that.
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

/// The job goes back, with the handler's own words: whoever looks at the list tomorrow has nothing else to go by.
#[test]
fn a_job_that_could_not_be_handled_is_given_back_with_the_reason() {
    let file = File::with_jobs(1);
    let handler = handler_for("job 1", Err(HandlerError("no paper".to_owned())));
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
    assert_eq!(
        row.last_error,
        Some("no paper".to_owned()),
        "the last error"
    );
}

/// The job is leased for 100 seconds, from 900 on. While the handler is at it, that ends, and another worker claims the job.
/// The other ticket is the one that counts now, and the late worker learns that its work may be done twice. And the other
/// worker could claim at all: no transaction is open while the handler works, or nobody else could write. If you have done
/// without one, and passed the error on, this test is green when you come to it. Put a `BEGIN` in front of the claim for a
/// moment, and see.
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

/// Somebody is writing, and this queue does not wait: that is an error for whoever asked, and no panic. Nothing was handed to
/// the handler, and nothing was purged. (Green when you come to it, if errors have been passed on.)
#[test]
fn a_queue_that_cannot_be_written_to_is_an_error() {
    let file = File::with_jobs(1);
    let mut queue = file.impatient();
    let writer = file.connect();
    writer
        .execute_batch("BEGIN IMMEDIATE")
        .expect("the test may write");

    let worked =
        work_one(&queue, 60, &handler_that_nobody_calls()).map_err(|error| error.to_string());
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
