//! `UPDATE … RETURNING`: the search, the change and the answer in one statement.

use returning::State;
use rstest::rstest;

use crate::queues::{empty, go_backwards, ids, run, waiting, with};

/// No row is changed, so `RETURNING` returns none. For a worker that is the most usual answer, and not an error.
#[test]
fn an_empty_queue_has_nothing_to_claim() {
    assert_eq!(empty().claim(60), Ok(None), "a claim from an empty queue");
}

/// `RETURNING` returns the row as it is *after* the change: claimed, with this attempt counted, and with the end of the
/// lease, which begins with the claim (it is second 1000). A worker needs exactly that: the number of its attempt is
/// part of its ticket. (<https://www.sqlite.org/lang_returning.html>)
#[rstest]
#[case::for_a_minute(0, 60, 1, 1060)]
#[case::after_three_others(3, 60, 4, 1060)]
#[case::for_an_hour(0, 3600, 1, 4600)]
fn the_claimed_job_comes_back_as_it_is_after_the_change(
    #[case] attempts_before: u32,
    #[case] lease: u32,
    #[case] attempts: u32,
    #[case] leased_until: i64,
) {
    let queue = with(&format!(
        "INSERT INTO jobs (payload, attempts) VALUES ('send', {attempts_before})"
    ));
    let mut expected = waiting(1, "send");
    expected.state = State::Claimed;
    expected.attempts = attempts;
    expected.leased_until = Some(leased_until);
    assert_eq!(queue.claim(lease), Ok(Some(expected)), "the claimed job");
}

/// Each claim takes one job, and never a job that another worker has. The job that has waited longest comes first: the
/// lowest id, also if SQLite goes through the table backwards. (Without `ORDER BY` a `LIMIT 1` is any one row.)
#[rstest]
#[case::one(&[1], false)]
#[case::two(&[1, 2], false)]
#[case::three_backwards(&[1, 2, 3], true)]
fn each_claim_takes_the_one_job_that_is_next(#[case] waiting: &[i64], #[case] backwards: bool) {
    let queue = empty();
    for id in waiting {
        run(
            &queue,
            &format!("INSERT INTO jobs (id, payload) VALUES ({id}, 'send')"),
        );
    }
    if backwards {
        go_backwards(&queue);
    }
    let mut claimed = Vec::new();
    for _ in 0..=waiting.len() {
        claimed.extend(queue.claim(60).expect("a claim"));
    }
    assert_eq!(
        ids(&claimed),
        waiting,
        "ids, claim after claim until there is nothing"
    );
}
