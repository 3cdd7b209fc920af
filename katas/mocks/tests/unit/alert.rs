//! What people read.

use mocks::{Level, Wind, alert};
use rstest::rstest;

/// A person counts in metres per second, and not in tenths.
#[rstest]
#[case::a_storm(Wind(270), "27.0 m/s")]
#[case::a_breath(Wind(7), "0.7 m/s")]
fn a_wind_is_written_with_one_digit_behind_the_point(#[case] wind: Wind, #[case] expected: &str) {
    assert_eq!(wind.to_string(), expected, "{} tenths of m/s", wind.0);
}

/// This is all that somebody sees who was woken by it, so it begins with how bad it is. A snapshot shows the three
/// texts as they are read, below each other.
#[test]
fn an_alert_says_how_bad_it_is_and_how_strong_the_wind() {
    let alerts = [
        alert(Level::Gale, Wind(172)),
        alert(Level::Storm, Wind(270)),
        alert(Level::Hurricane, Wind(402)),
    ];
    insta::assert_snapshot!("alerts", alerts.join("\n"));
}
