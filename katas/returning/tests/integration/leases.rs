//! A worker that dies reports nothing: its lease ends.

use returning::{LEASE_EXPIRED, QueueError, State, Ticket};
use rstest::rstest;

use crate::files::File;
use crate::mocks::{clock_at, clock_that_is_never_asked};

/// A worker claimed the job at second 1000, for 60 seconds, and then disappeared. While its lease lasts, it may still
/// be at work. At second 1060 the lease is over, and every worker may claim the job. The clock is a mock, so the test
/// does not wait for a minute.
#[rstest]
#[case::at_the_end_of_the_lease(1060, Some((State::Claimed, 2, Some(1070))))]
#[case::a_second_before(1059, None)]
#[case::much_later(5000, Some((State::Claimed, 2, Some(5010))))]
fn a_job_is_free_again_when_its_lease_is_over(
    #[case] now: i64,
    #[case] expected: Option<(State, u32, Option<i64>)>,
) {
    let file = File::with_jobs(1);
    let first = file.queue(clock_at(1000)).claim(60).expect("a claim");
    assert!(first.is_some(), "the first worker gets the job");

    let claimed = file.queue(clock_at(now)).claim(10).expect("a claim");
    let claimed = claimed.map(|job| (job.state, job.attempts, job.leased_until));
    assert_eq!(
        claimed, expected,
        "state, attempts and lease of what is claimed at {now}"
    );
}

/// Finished jobs have no lease, but if the row has an old one, it means nothing. Only a claimed job can be claimed
/// again.
#[rstest]
#[case::done("done")]
#[case::failed("failed")]
fn a_finished_job_is_not_claimed_again(#[case] state: &str) {
    let file = File::with_jobs(1);
    file.run(&format!(
        "UPDATE jobs SET state = '{state}', leased_until = 900"
    ));
    let claimed = file.queue(clock_at(1000)).claim(60);
    assert_eq!(claimed, Ok(None), "a claim where the only job is {state}");
}

/// A job that is free again keeps its place: the lowest id is next, whether the job waits or its worker disappeared.
/// (If your claim has one order for all jobs, this test passes as soon as you reach it.)
#[test]
fn a_job_that_is_free_again_keeps_its_place() {
    let file = File::with_jobs(4);
    file.run("UPDATE jobs SET state = 'claimed', leased_until = 900 WHERE id IN (1, 3)");
    let claimed: Vec<i64> = (0..4)
        .filter_map(|_| file.queue(clock_at(1000)).claim(60).expect("a claim"))
        .map(|job| job.id)
        .collect();
    assert_eq!(
        claimed,
        [1, 2, 3, 4],
        "ids, claim after claim; other workers left 1 and 3"
    );
}

/// A payload crashes each of its workers, and none of them can report it. The attempt of a dead worker counts, so a job
/// whose lease is over at its last attempt has failed for good. Otherwise the job would be claimed for ever, and always
/// first, since its id is the lowest. The claim goes on until it finds a job that it can take. While the lease lasts, the last worker may still finish the job.
#[rstest]
#[case::the_lease_of_the_last_attempt_is_over(5, (3, 3, 1000), Some(5))]
#[case::the_lease_of_the_last_attempt_lasts(2, (3, 3, 1001), Some(2))]
#[case::one_attempt_is_left(2, (2, 3, 1000), Some(1))]
#[case::it_may_be_tried_more_often_than_others(2, (3, 5, 1000), Some(1))]
#[case::there_is_no_other_job(1, (4, 3, 1000), None)]
fn a_job_whose_last_worker_died_has_failed(
    #[case] jobs: u32,
    #[case] (attempts, max_attempts, leased_until): (u32, u32, i64),
    #[case] next: Option<i64>,
) {
    // All jobs but the last one, or the only one.
    let dead = jobs.saturating_sub(1).max(1);
    let file = File::with_jobs(jobs);
    file.run(&format!(
        "UPDATE jobs SET state = 'claimed', attempts = {attempts}, max_attempts = {max_attempts},
             leased_until = {leased_until}, last_error = 'no paper'
         WHERE id <= {dead}"
    ));
    let queue = file.queue(clock_at(1000));
    let claimed = queue.claim(60).expect("a claim").map(|job| job.id);
    assert_eq!(claimed, next, "the id of the claimed job, at second 1000");

    let jobs = queue.list().expect("a list");
    let expected = match (next, leased_until) {
        (Some(1), _) => (State::Claimed, attempts + 1, Some("no paper")),
        (_, 1001..) => (State::Claimed, attempts, Some("no paper")),
        _ => (State::Failed, attempts, Some(LEASE_EXPIRED)),
    };
    for job in jobs.iter().filter(|job| job.id <= i64::from(dead)) {
        let id = job.id;
        let found = (job.state, job.attempts, job.last_error.as_deref());
        assert_eq!(
            found, expected,
            "state, attempts and last error of job {id}, whose lease was over at {leased_until}"
        );
        assert_eq!(
            job.leased_until.is_some(),
            expected.0 == State::Claimed,
            "whether job {id} has a lease"
        );
    }
}

/// The first worker was only slow. When it comes back, another worker has the job, at its second attempt. The first one
/// knows the id, and the job is claimed, so both of these checks pass. Only the number of the attempt differs. (Such a
/// number is called a fencing token.) The ticket of the other worker stays valid.
#[rstest]
#[case::to_say_that_it_is_done(true)]
#[case::to_say_that_it_has_failed(false)]
fn a_late_worker_cannot_finish_the_job_of_another_one(#[case] well: bool) {
    let file = File::with_jobs(1);
    let _ = file.queue(clock_at(1000)).claim(60);
    let _ = file.queue(clock_at(1060)).claim(60);

    let queue = file.queue(clock_that_is_never_asked());
    let late = Ticket { id: 1, attempt: 1 };
    let finish = |ticket| {
        if well {
            queue.done(ticket)
        } else {
            queue.fail(ticket, "no paper")
        }
    };
    assert_eq!(finish(late), Err(QueueError::Lost(late)), "the late worker");
    let early = Ticket { id: 1, attempt: 3 };
    assert_eq!(
        finish(early),
        Err(QueueError::Lost(early)),
        "a ticket that no worker has got yet"
    );
    let held = Ticket { id: 1, attempt: 2 };
    let finished = finish(held).map(|job| job.attempts);
    assert_eq!(finished, Ok(2), "the attempts of the job, for its worker");
}
