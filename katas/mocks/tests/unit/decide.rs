//! The decision: wind, time, last alert and quiet hours are arguments. The most important part of the warden needs no
//! mock.

use std::time::Duration;

use mocks::Decision::{Alert, Calm, Quiet, TooSoon};
use mocks::{Decision, Level, QuietHours, Wind, decide};
use rstest::rstest;

/// People who are alerted for nothing ignore the next alert.
#[rstest]
#[case::a_breeze(Wind(50), Calm)]
#[case::a_gale(Wind(200), Alert(Level::Gale))]
#[case::a_storm(Wind(270), Alert(Level::Storm))]
fn a_wind_with_a_level_is_worth_an_alert(#[case] wind: Wind, #[case] expected: Decision) {
    assert_eq!(
        decide(wind, NOON, None, None),
        expected,
        "for {} tenths of m/s",
        wind.0
    );
}

/// A storm lasts, and the warden looks every few minutes. One alert an hour is enough; after exactly 60 minutes the
/// next one may go out. (The third case passes already if you compared with `<`. It checks the other side of the limit,
/// and that you do not count whole seconds.) In the case `before_it`, the clock was set back and the last alert seems
/// to be in the future. It must not keep the warden silent until then, and must not make it panic: a `Duration` cannot
/// be negative. The last case passes already if you compare whole times and not times of day.
#[rstest]
#[case::after_a_minute(60_000, TooSoon(Level::Storm))]
#[case::after_60_minutes(3_600_000, Alert(Level::Storm))]
#[case::a_moment_before_that(3_599_999, TooSoon(Level::Storm))]
#[case::before_it(-1, Alert(Level::Storm))]
#[case::a_day_and_a_minute_later(86_460_000, Alert(Level::Storm))]
fn within_an_hour_there_is_no_second_alert(#[case] millis: i64, #[case] expected: Decision) {
    let [last_alert, now] =
        [0, millis].map(|later| Duration::from_millis(AFTER_NOON.saturating_add_signed(later)));
    assert_eq!(
        decide(STORM, now, Some(last_alert), None),
        expected,
        "{millis} ms after the last alert"
    );
}

/// At 00:59 a storm can wait until six, and a hurricane cannot. But a second hurricane within the hour brings no second
/// alert. If quiet hours and the hour both keep an alert back, the decision is `Quiet`. (The third and the fourth case
/// may pass already. They check that the exception is only for a hurricane, and only from the quiet hours.)
#[rstest]
#[case::a_gale(Wind(200), None, Quiet(Level::Gale))]
#[case::a_hurricane(Wind(327), None, Alert(Level::Hurricane))]
#[case::a_storm(Wind(326), None, Quiet(Level::Storm))]
#[case::a_second_hurricane(Wind(327), Some(MIDNIGHT), TooSoon(Level::Hurricane))]
#[case::a_second_storm(STORM, Some(MIDNIGHT), Quiet(Level::Storm))]
fn in_quiet_hours_only_a_hurricane_breaks_through(
    #[case] wind: Wind,
    #[case] last_alert: Option<Duration>,
    #[case] expected: Decision,
) {
    let night: QuietHours = "22:00-06:00".parse().expect("these are quiet hours");
    let now = MIDNIGHT + Duration::from_secs(59 * 60);
    assert_eq!(
        decide(wind, now, last_alert, Some(night)),
        expected,
        "for {} tenths of m/s at 00:59, the last alert being {last_alert:?}",
        wind.0
    );
}

const STORM: Wind = Wind(270);

/// 00:00 on 2 January 1970.
const MIDNIGHT: Duration = Duration::from_secs(24 * 3600);

/// 12:00 on 2 January 1970.
const NOON: Duration = Duration::from_secs(36 * 3600);

/// 0.9 s after noon, in milliseconds.
const AFTER_NOON: u64 = 36 * 3_600_000 + 900;
