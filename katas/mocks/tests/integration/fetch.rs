//! Asking for the wind, and asking again. Service and clock are mocks: these tests check *how* they are called.

use std::time::Duration;

use mockall::Sequence;
use mockall::predicate::eq;
use mocks::{Observation, Retry, WeatherError, fetch};
use rstest::rstest;

use crate::doubles::mocks::{MockService, MockTime, clock_that_is_never_asked};

/// `returning` is the answer of the mock. `times(1)` expects exactly one call: not two, and not none. The service
/// belongs to others, so ask it no more often than needed.
#[test]
fn a_service_that_answers_is_asked_once() {
    let mut service = MockService::new();
    service.expect_observe().times(1).returning(|| Ok(WIND));

    let wind = fetch(&service, &clock_that_is_never_asked(), retry(u32::MAX));
    assert_eq!(wind, Ok(WIND), "the answer of the service");
}

/// You cannot order a failure from a real service; a mock fails when you tell it to. A `Sequence` fixes the order of
/// the calls: `Method sequence violation` means that your code asked again without a pause. `with` fixes the argument:
/// `MockTime::pause(…): No matching expectation found` means that the pause was not the 1 s of `retry(3)`.
#[test]
fn after_a_failure_it_pauses_and_asks_again() {
    let (mut service, mut clock) = (MockService::new(), MockTime::new());
    let mut order = Sequence::new();
    expect_failure(&mut service, &mut order, FAILED);
    expect_pause(&mut clock, &mut order, 1);
    service
        .expect_observe()
        .times(1)
        .in_sequence(&mut order)
        .returning(|| Ok(WIND));

    let wind = fetch(&service, &clock, retry(3));
    assert_eq!(wind, Ok(WIND), "the second answer of the service");
}

/// Without a limit the warden would ask for ever, and no person would learn that the wind is unknown. Each pause is as
/// long as `Retry` says. There is no pause after the last attempt, because no attempt follows. The caller gets the last
/// error, which is the latest news. The first case passes already if you only go on where `pause_after` gives a pause.
/// (`called 2 times which is more than the expected 1`, or `No matching expectation found` after a call of `observe`:
/// one attempt too many. The same after `MockTime::pause(1s)`: one pause too many.)
#[rstest]
#[case::with_no_retry(0, &[])]
#[case::with_three_retries(3, &[1, 2, 4])]
fn it_gives_up_after_the_last_attempt(#[case] retries: u32, #[case] pauses: &[u64]) {
    let (mut service, mut clock) = (MockService::new(), MockTime::new());
    let mut order = Sequence::new();
    for pause in pauses {
        expect_failure(&mut service, &mut order, FAILED);
        expect_pause(&mut clock, &mut order, *pause);
    }
    let last = WeatherError::Failed { status: 503 };
    expect_failure(&mut service, &mut order, last.clone());

    let wind = fetch(&service, &clock, retry(retries));
    assert_eq!(wind, Err(last), "the last error, after {retries} retries");
}

/// A refusal ends the attempts at once, whether it comes first or later. `never()` forbids a call: here, a pause after
/// the refusal. In the second case there is one pause, between the two attempts.
#[rstest]
#[case::the_first_answer(&[REFUSED], 0)]
#[case::the_second_answer(&[FAILED, REFUSED], 1)]
fn a_refusal_is_not_tried_again(#[case] answers: &[WeatherError], #[case] pauses: usize) {
    let (mut service, mut clock) = (MockService::new(), MockTime::new());
    let mut order = Sequence::new();
    for answer in answers {
        expect_failure(&mut service, &mut order, answer.clone());
    }
    if pauses == 0 {
        clock.expect_pause().never();
    } else {
        clock.expect_pause().times(pauses).return_const(());
    }

    let wind = fetch(&service, &clock, retry(3));
    assert_eq!(wind, Err(REFUSED), "after the answers {answers:?}");
}

/// A busy service may say how long to leave it alone. If that is longer than our own pause, the pause is that long;
/// otherwise our own pause counts. If it is longer than a minute, this round has no more attempts: a warden that pauses
/// does not watch. What one answer asks for counts for one pause, and the pauses after it are our own again. (The last
/// two cases pass already if your loop remembers nothing but the number of attempts.) (RFC 9110 §10.2.3, `Retry-After`;
/// RFC 6585 §4, 429)
#[rstest]
#[case::it_does_not_say(&[0, 0, 0, 0], &[1, 2, 4])]
#[case::longer_than_our_first_pause(&[3, 3, 3, 3], &[3, 3, 4])]
#[case::a_minute(&[60, 60, 60, 60], &[60, 60, 60])]
#[case::more_than_a_minute(&[61], &[])]
#[case::only_once(&[0, 20, 0, 0], &[1, 20, 4])]
#[case::more_than_a_minute_later(&[20, 61], &[20])]
fn a_busy_service_is_left_alone_for_as_long_as_it_asks(
    #[case] waits: &[u64],
    #[case] pauses: &[u64],
) {
    let (mut service, mut clock) = (MockService::new(), MockTime::new());
    let mut order = Sequence::new();
    let mut answers = waits.iter().map(|wait| WeatherError::Busy {
        status: 429,
        wait: Duration::from_secs(*wait),
    });
    let last = answers.next_back().expect("there is an answer");
    for (answer, pause) in answers.zip(pauses) {
        expect_failure(&mut service, &mut order, answer);
        expect_pause(&mut clock, &mut order, *pause);
    }
    expect_failure(&mut service, &mut order, last.clone());

    let wind = fetch(&service, &clock, retry(3));
    assert_eq!(wind, Err(last), "the last error, if it asks for {waits:?}");
}

/// Expects the next call of the service, and answers with this error.
fn expect_failure(service: &mut MockService, order: &mut Sequence, error: WeatherError) {
    service
        .expect_observe()
        .times(1)
        .in_sequence(order)
        .returning(move || Err(error.clone()));
}

/// Expects the next call of the clock, which must be a pause of so many seconds.
fn expect_pause(clock: &mut MockTime, order: &mut Sequence, seconds: u64) {
    clock
        .expect_pause()
        .with(eq(Duration::from_secs(seconds)))
        .times(1)
        .in_sequence(order)
        .return_const(());
}

/// This many retries, the first after a second.
fn retry(retries: u32) -> Retry {
    let pause = Duration::from_secs(1);
    Retry { retries, pause }
}

const WIND: Observation = Observation { wind: 97.2 };

const FAILED: WeatherError = WeatherError::Failed { status: 500 };

const REFUSED: WeatherError = WeatherError::Refused { status: 404 };
