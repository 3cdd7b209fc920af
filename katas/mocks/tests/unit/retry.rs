//! When to ask again, and when not to.

use std::time::Duration;

use mocks::{Retry, WeatherError};
use proptest::prelude::*;
use rstest::rstest;

/// A service that is down may be up in a second. A service that refuses a question (a wrong address, an expired key)
/// will refuse it again in a second, and may lock out a program that keeps asking. The last three cases pass already if
/// only a refusal is an exception in your code; they complete the table. (RFC 9110 §15.5: the error is the client's;
/// §15.6: the error is the server's)
#[rstest]
#[case::it_failed(WeatherError::Failed { status: 500 }, true)]
#[case::it_refused(WeatherError::Refused { status: 404 }, false)]
#[case::no_answer(WeatherError::Unreachable("no server".to_owned()), true)]
#[case::no_observation(WeatherError::Garbage("half a page".to_owned()), true)]
#[case::it_is_busy(WeatherError::Busy { status: 429, wait: Duration::ZERO }, true)]
fn an_error_that_may_pass_is_worth_asking_again(
    #[case] error: WeatherError,
    #[case] expected: bool,
) {
    assert_eq!(error.may_pass(), expected, "whether it may pass: {error}");
}

/// A service that is down because of too many requests must not get more of them, so each pause is twice as long as the
/// one before. But a warden that pauses does not watch, so no pause is longer than a minute. Attempts count from 1, and
/// there is no pause after the last one.
#[rstest]
#[case::no_retry(0, 1000, &[])]
#[case::one_retry(1, 1 << 32, &[60_000])]
#[case::two_retries(2, 2500, &[2500, 5000])]
#[case::four_retries(4, 1000, &[1000, 2000, 4000, 8000])]
#[case::a_minute_at_most(u32::MAX, 16_000, &[16_000, 32_000, 60_000, 60_000, 60_000])]
fn pauses_double(#[case] retries: u32, #[case] first: u64, #[case] expected: &[u128]) {
    let retry = Retry {
        retries,
        pause: Duration::from_millis(first),
    };
    let pauses: Vec<_> = (1..=5)
        .map_while(|attempt| retry.pause_after(attempt))
        .map(|pause| pause.as_millis())
        .collect();
    assert_eq!(
        pauses, expected,
        "the first pauses of {retries} retries, in milliseconds"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// This law closes the module, and may pass at once. Any configuration is allowed, even a first pause of a day or a
    /// hundred retries. There are as many pauses as retries, no pause is longer than a minute, and nothing overflows.
    #[test]
    fn however_it_is_configured_no_pause_is_longer_than_a_minute(
        retries in 0..100_u32,
        pause in prop_oneof![0..100_000_u64, any::<u64>()],
    ) {
        let retry = Retry { retries, pause: Duration::from_millis(pause) };
        let pauses: Vec<_> = (1..=100).map_while(|attempt| retry.pause_after(attempt)).collect();
        prop_assert_eq!(pauses.len(), retries as usize, "how many pauses {:?} has", retry);
        let longest = pauses.iter().max().copied().unwrap_or_default();
        prop_assert_eq!(longest.max(MINUTE), MINUTE, "the longest pause of {:?}", retry);
    }
}

const MINUTE: Duration = Duration::from_secs(60);
