//! `UPDATE … RETURNING` as an answer: the row that was changed, or none.

use returning::{QueueError, State, Ticket};
use rstest::rstest;

use crate::queues::{waiting, with};

/// Two jobs that are claimed, each at its first attempt. It is second 1000, so the lease of the first one is over.
const TWO_CLAIMED: &str = "
    INSERT INTO jobs (key, payload, state, attempts, leased_until, last_error)
    VALUES ('order 7', 'send', 'claimed', 1, 900, 'no stamps'), ('order 8', 'print', 'claimed', 1, 1060, 'no ink')";

const FIRST: Ticket = Ticket { id: 1, attempt: 1 };
const SECOND: Ticket = Ticket { id: 2, attempt: 1 };

/// The job is done, its lease ends, and the answer is the row as it is now. The lease was over already, but no other
/// worker has claimed the job, so that does not matter. A lease that is over lets others claim the job, and takes
/// nothing from its worker. The work is done, and to do it again would be a waste. The last error stays in the row, and
/// the key is taken until a purge. (`TWO_CLAIMED` are the jobs 1 and 2, both claimed for the first time, with a last
/// error each; the lease of 1 is over. `FIRST` and `SECOND` are their tickets.)
#[test]
fn a_claimed_job_can_be_finished_even_late() {
    let queue = with(TWO_CLAIMED);
    let mut expected = waiting(1, "send");
    expected.key = Some("order 7".to_owned());
    expected.state = State::Done;
    expected.attempts = 1;
    expected.last_error = Some("no stamps".to_owned());
    assert_eq!(queue.done(FIRST), Ok(expected), "the finished job");
}

/// An `UPDATE` changes every row that fits its `WHERE`, and all rows if it has none. (`TWO_CLAIMED` are the jobs 1 and
/// 2, both claimed for the first time; `SECOND` is the ticket of job 2.)
#[test]
fn only_the_job_of_the_ticket_is_finished() {
    let queue = with(TWO_CLAIMED);
    let finished = queue.done(SECOND).map(|job| job.id);
    assert_eq!(finished, Ok(2), "the id of the finished job");
    let states: Vec<_> = queue
        .list()
        .expect("a list")
        .iter()
        .map(|job| job.state)
        .collect();
    assert_eq!(
        states,
        [State::Claimed, State::Done],
        "the states of jobs 1 and 2"
    );
}

/// A row that was not changed is not returned. So "no row" is an answer: no worker holds this job with this ticket. It
/// comes in the same statement that would have changed the row. It has a name of its own, since a caller can react to
/// it, and cannot repair a broken database. With a look-up first and the change after it, you would have two
/// statements, and the answer may change between them. (`FIRST` is a ticket for job 1 at its first attempt.)
#[rstest]
#[case::no_such_job("")]
#[case::waiting("INSERT INTO jobs (payload, attempts) VALUES ('send', 1)")]
#[case::finished("INSERT INTO jobs (payload, state, attempts) VALUES ('send', 'done', 1)")]
#[case::failed("INSERT INTO jobs (payload, state, attempts) VALUES ('send', 'failed', 1)")]
fn a_job_that_no_worker_holds_cannot_be_finished(#[case] sql: &str) {
    let queue = with(sql);
    assert_eq!(
        queue.done(FIRST),
        Err(QueueError::Lost(FIRST)),
        "the answer to `done`"
    );
}

/// A failed attempt does not end the job: it waits for the next attempt, and the list shows why. The attempt stays
/// counted. The lease ends, so that no worker has to wait for it. Other jobs do not change. (`TWO_CLAIMED` are the jobs
/// 1, 'send', and 2, 'print', both claimed for the first time; `SECOND` is the ticket of job 2.)
#[test]
fn a_failed_attempt_gives_the_job_back() {
    let queue = with(TWO_CLAIMED);
    let mut expected = waiting(2, "print");
    expected.key = Some("order 8".to_owned());
    expected.attempts = 1;
    expected.last_error = Some("no paper".to_owned());
    let failed = queue.fail(SECOND, "no paper");
    assert_eq!(failed, Ok(expected), "the job that was given back");
    let other = queue.list().expect("a list")[0].state;
    assert_eq!(other, State::Claimed, "the state of the other job");
}

/// A job that has used all its attempts is not tried again, and the answer says so at once: the row tells the worker
/// whether this was the last attempt. The limit is in the row, too. A job may have more attempts than its limit:
/// `max_attempts` may have been lowered meanwhile. The key stays taken until a purge. The reason is any text, and is
/// kept as it is.
#[rstest]
#[case::the_third_of_three(3, 3, State::Failed)]
#[case::the_third_of_five(3, 5, State::Waiting)]
#[case::the_last_but_one(2, 3, State::Waiting)]
#[case::the_fourth_of_three(4, 3, State::Failed)]
fn the_last_attempt_fails_for_good(
    #[case] attempt: u32,
    #[case] max_attempts: u32,
    #[case] expected: State,
) {
    for reason in ["no paper", "", " no\npaper "] {
        let queue = with(&format!(
            "INSERT INTO jobs (key, payload, state, attempts, max_attempts, leased_until)
             VALUES ('order 7', 'send', 'claimed', {attempt}, {max_attempts}, 1060)"
        ));
        let failed = queue
            .fail(Ticket { id: 1, attempt }, reason)
            .map(|job| (job.state, job.key, job.last_error));
        assert_eq!(
            failed,
            Ok((
                expected,
                Some("order 7".to_owned()),
                Some(reason.to_owned())
            )),
            "state, key and last error after attempt {attempt} of {max_attempts}"
        );
    }
}

/// A job that no worker holds cannot fail either. Otherwise a failure that is reported twice would put a job back that
/// another worker has finished. (`FIRST` is a ticket for job 1 at its first attempt.)
#[rstest]
#[case::no_such_job("")]
#[case::finished("INSERT INTO jobs (payload, state, attempts) VALUES ('send', 'done', 1)")]
#[case::waiting("INSERT INTO jobs (payload, attempts) VALUES ('send', 1)")]
#[case::failed("INSERT INTO jobs (payload, state, attempts) VALUES ('send', 'failed', 1)")]
fn a_job_that_no_worker_holds_cannot_fail(#[case] sql: &str) {
    let queue = with(sql);
    assert_eq!(
        queue.fail(FIRST, "no paper"),
        Err(QueueError::Lost(FIRST)),
        "the answer to `fail`"
    );
}
