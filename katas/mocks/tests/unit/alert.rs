//! The texts that people read.

use mocks::{Level, Wind, alert};
use rstest::rstest;

/// People read metres per second, not tenths of them. No digit is lost: with an `f32`, the last case ends in 36.0. (That
/// case passes already if you calculate with whole numbers.)
#[rstest]
#[case::a_storm(Wind(270), "27.0 m/s")]
#[case::a_breath(Wind(7), "0.7 m/s")]
#[case::the_strongest(Wind(u32::MAX), "429496729.5 m/s")]
fn a_wind_is_written_with_one_digit_behind_the_point(#[case] wind: Wind, #[case] expected: &str) {
    assert_eq!(wind.to_string(), expected, "{} tenths of m/s", wind.0);
}

/// This text is all that a person sees who was woken by it, so it begins with the level. A snapshot shows the three
/// texts one below the other, as people read them.
#[test]
fn an_alert_says_how_bad_it_is_and_how_strong_the_wind() {
    let alerts = [
        alert(Level::Gale, Wind(172)),
        alert(Level::Storm, Wind(270)),
        alert(Level::Hurricane, Wind(402)),
    ];
    insta::assert_snapshot!("alerts", alerts.join("\n"));
}
