//! Quiet hours, which often begin on one day and end on the next.

use std::time::Duration;

use mocks::{QuietHours, TimeOfDay};
use proptest::prelude::*;
use rstest::rstest;

/// A clock counts from 1970, and people count from midnight. A minute lasts until the next one begins, so nothing is
/// rounded. (The last case passes already if you keep the type of the seconds: 32 bits end in 2106.) The time is an
/// argument here, not a call to the machine's clock. So these tests give the same result at any hour.
#[rstest]
#[case::the_first_midnight(Duration::ZERO, at(0, 0))]
#[case::a_minute_that_has_begun(Duration::from_millis(119_900), at(0, 1))]
#[case::the_next_day(Duration::from_secs(24 * 3600 + 6 * 3600 + 30 * 60), at(6, 30))]
#[case::in_2200(Duration::from_secs(84_006 * 24 * 3600 + 60), at(0, 1))]
fn the_time_of_day_is_what_is_left_of_whole_days(
    #[case] moment: Duration,
    #[case] expected: TimeOfDay,
) {
    assert_eq!(
        TimeOfDay::of(moment),
        expected,
        "the time of day {moment:?} after the first midnight"
    );
}

/// Quiet hours include their first minute and exclude their end. Then quiet hours until 15:00 and others from 15:00
/// neither overlap nor leave a gap.
#[rstest]
#[case::in_the_middle(at(14, 0), true)]
#[case::before_them(at(12, 59), false)]
#[case::the_end(at(15, 0), false)]
#[case::the_first_minute(at(13, 0), true)]
fn quiet_hours_begin_with_one_minute_and_end_before_another(
    #[case] time: TimeOfDay,
    #[case] expected: bool,
) {
    let hours = QuietHours {
        from: at(13, 0),
        to: at(15, 0),
    };
    assert_eq!(
        hours.contains(time),
        expected,
        "whether {time:?} is quiet from 13:00 to 15:00"
    );
}

/// Nights go across midnight. No time is both after 22:00 and before 06:00: code that asks for both finds no quiet
/// minute in the whole night.
#[rstest]
#[case::before_midnight(at(23, 0), true)]
#[case::after_midnight(at(2, 0), true)]
#[case::the_end(at(6, 0), false)]
#[case::by_day(at(12, 0), false)]
fn quiet_hours_go_on_across_midnight(#[case] time: TimeOfDay, #[case] expected: bool) {
    let hours = QuietHours {
        from: at(22, 0),
        to: at(6, 0),
    };
    assert_eq!(
        hours.contains(time),
        expected,
        "whether {time:?} is quiet from 22:00 to 06:00"
    );
}

fn at(hour: u64, minute: u64) -> TimeOfDay {
    TimeOfDay::new(hour, minute).expect("a day has this time")
}

prop_compose! {
    fn any_time()(hour in 0..24_u64, minute in 0..60_u64) -> TimeOfDay {
        at(hour, minute)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// This law closes the module, and may pass at once. Quiet hours and the remaining hours make a day: every minute
    /// is in exactly one of the two. If beginning and end are the same, there are no quiet hours, rather than a whole
    /// day of them.
    #[test]
    fn a_day_is_its_quiet_hours_and_the_others(from in any_time(), to in any_time(), time in any_time()) {
        let quiet = QuietHours { from, to }.contains(time);
        let others = QuietHours { from: to, to: from }.contains(time);
        prop_assert_eq!(quiet != others, from != to, "{:?} to {:?}, at {:?}", from, to, time);
        let none = QuietHours { from, to: from }.contains(time);
        prop_assert_eq!(none, false, "{:?} to itself, at {:?}", from, time);
    }
}
