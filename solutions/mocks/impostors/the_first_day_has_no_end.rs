//! title: Counts the minutes since 1970 as the time of day
//! severity: critical
//! seen by: unit::quiet::the_time_of_day_is_what_is_left_of_whole_days
//! rule: The time of day at a moment, given as the time since 1970-01-01T00:00:00Z.
//! asks: which time of day has a moment that is not on the first of January 1970?
//!
//! The code takes the minutes since 1970 for the minutes of the day. It is right for one day, 1 January 1970, and
//! many tests use this day because its numbers are small. On every other day the quiet hours are wrong.
//!
//! At least one test needs a moment of another day.

mod quiet {
    impl TimeOfDay {
        pub fn of(moment: Duration) -> Self {
            Self {
                minutes: moment.as_secs() / 60,
            }
        }
    }
}
