//! title: The first day has no end
//! severity: critical
//! seen by: unit::quiet::the_time_of_day_is_what_is_left_of_whole_days
//! rule: The time of day at a moment, given as the time since 1970-01-01T00:00:00Z.
//! asks: which time of day has a moment that is not on the first of January 1970?
//!
//! The minutes since 1970 are taken for the minutes of the day. That is right for one day, the first of January 1970,
//! which is the day that tests like to use.
//!
//! Small numbers are easy to read and hide that something is missing. One example has to come from another day.

mod quiet {
    impl TimeOfDay {
        pub fn of(moment: Duration) -> Self {
            Self {
                minutes: moment.as_secs() / 60,
            }
        }
    }
}
