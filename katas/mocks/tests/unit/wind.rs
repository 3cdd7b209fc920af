//! The wind, from the service's unit to a level.

use mocks::{Level, Observation, Wind};
use rstest::rstest;

/// The service counts in kilometres per hour, and the scale of Beaufort in metres per second. Between the two lies a
/// factor of 3.6, which looks like nothing until a storm of 97 is taken for the end of the world. A `Wind` counts
/// tenths, so 36 km/h, which are 10 m/s, are `Wind(100)`.
#[rstest]
#[case::ten_metres_per_second(36.0, Wind(100))]
#[case::twenty_seven(97.2, Wind(270))]
#[case::to_the_nearest_tenth(97.5, Wind(271))]
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

/// Where a level begins, it counts, and a tenth below it does not: most mistakes sit on such a line. What is below a
/// gale is nobody's business. (The scale of Beaufort: 8 from 17.2 m/s, 10 from 24.5, 12 from 32.7)
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
