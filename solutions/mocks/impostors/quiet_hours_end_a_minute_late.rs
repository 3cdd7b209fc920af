//! title: Quiet hours end a minute late
//! severity: minor
//! seen by: unit::quiet::quiet_hours_begin_with_one_minute_and_end_before_another
//! rule: Quiet hours include their first minute and exclude their end: 22:00 to 06:00 is quiet at 22:00 and at 05:59, and not at 06:00.
//! asks: is the last minute that the quiet hours name quiet?
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
