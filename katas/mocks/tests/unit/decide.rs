//! The decision, which asks nobody: wind, time, last alert and quiet hours are its arguments. The most important part
//! of the warden needs no mock at all.

use std::time::Duration;

use mocks::Decision::{Alert, Calm, Quiet, TooSoon};
use mocks::{Decision, Level, QuietHours, Wind, decide};
use rstest::rstest;

/// Whoever is alerted for nothing will not look at the next alert.
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

/// A storm lasts, and the warden looks every few minutes. An alert an hour is enough; when 60 minutes are over, they
/// are over. (The third case is green already if you compared with `<`; it holds the line from its other side.) The
/// last case, `before_it`, is a clock that was set back: the last alert seems to lie in the future, and must not keep
/// the warden silent until then (nor make it panic: a `Duration` cannot be negative).
#[rstest]
#[case::after_a_minute(60, TooSoon(Level::Storm))]
#[case::after_60_minutes(3600, Alert(Level::Storm))]
#[case::a_second_before_that(3599, TooSoon(Level::Storm))]
#[case::before_it(-1, Alert(Level::Storm))]
fn within_an_hour_there_is_no_second_alert(#[case] seconds: i64, #[case] expected: Decision) {
    let now = Duration::from_secs(NOON.as_secs().saturating_add_signed(seconds));
    assert_eq!(
        decide(STORM, now, Some(NOON), None),
        expected,
        "{seconds} s after the last alert"
    );
}

/// What is a storm at 00:59? Here it is decided: something that can wait until six. A hurricane cannot. But it does not
/// ring twice within an hour either; and where both rules keep an alert back, it is the quiet hours' doing. (The third
/// and the fourth case may be green already: they see to it that the exception is for a hurricane, and from this rule
/// alone.)
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

/// Of the day after the first of January 1970.
const MIDNIGHT: Duration = Duration::from_secs(24 * 3600);

/// Of the same day.
const NOON: Duration = Duration::from_secs(36 * 3600);
