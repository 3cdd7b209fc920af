//! The wind, from the service's unit to a level.

use mocks::{Level, Observation, Wind};
use rstest::rstest;

/// The service gives km/h, and the Beaufort scale is in m/s. The factor between them is 3.6: without it, a wind of 97
/// km/h looks like a hurricane. A `Wind` counts tenths: 36 km/h are 10 m/s, so `Wind(100)`. (The last two
/// cases pass already if you calculate with `f64` and cast with `as`.)
#[rstest]
#[case::ten_metres_per_second(36.0, Wind(100))]
#[case::twenty_seven(97.366, Wind(270))]
#[case::to_the_nearest_tenth(97.5, Wind(271))]
#[case::too_strong_for_the_type(1e12, Wind(u32::MAX))]
#[case::more_than_24_bits(6_039_798.12, Wind(16_777_217))]
fn kilometres_per_hour_become_tenths_of_metres_per_second(
    #[case] wind: f64,
    #[case] expected: Wind,
) {
    assert_eq!(
        Observation { wind }.speed(),
        expected,
        "the speed of {wind} km/h"
    );
}

/// A level begins exactly at its limit, and not a tenth below it. Most mistakes are at such a limit, so each has a case
/// on both sides. A wind below a gale has no level. (Beaufort: 8 from 17.2 m/s, 10 from 24.5, 12 from 32.7)
#[rstest]
#[case::not_yet_a_gale(Wind(171), None)]
#[case::a_gale(Wind(172), Some(Level::Gale))]
#[case::not_yet_a_storm(Wind(244), Some(Level::Gale))]
#[case::a_storm(Wind(245), Some(Level::Storm))]
#[case::not_yet_a_hurricane(Wind(326), Some(Level::Storm))]
#[case::a_hurricane(Wind(327), Some(Level::Hurricane))]
fn a_level_begins_at_its_speed(#[case] wind: Wind, #[case] expected: Option<Level>) {
    assert_eq!(
        Level::of(wind),
        expected,
        "the level of {} tenths of m/s",
        wind.0
    );
}
