//! title: Quiet hours end a minute late
//! severity: minor
//! seen by: unit::quiet::quiet_hours_begin_with_one_minute_and_end_before_another
//!
//! `time <= self.to`: at 06:00 it is still quiet. A minute, and two neighbouring hours overlap in it.
//!
//! An interval has two ends, and each belongs to it or does not. Two examples say so.

mod quiet {
    impl QuietHours {
        pub fn contains(&self, time: TimeOfDay) -> bool {
            if self.from <= self.to {
                self.from <= time && time <= self.to
            } else {
                self.from <= time || time <= self.to
            }
        }
    }
}
