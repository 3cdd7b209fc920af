//! title: Quiet hours end a minute late
//! severity: minor
//! seen by: unit::quiet::quiet_hours_begin_with_one_minute_and_end_before_another
//! rule: Quiet hours include their first minute and exclude their end: 22:00 to 06:00 is quiet at 22:00 and at 05:59, and not at 06:00.
//! asks: is the last minute that the quiet hours name quiet?
//!
//! With `time <= self.to` it is still quiet at 06:00. An alert at this time waits a minute, and quiet hours that
//! follow each other overlap.
//!
//! Each end of an interval belongs to it or does not. It needs a test for each end.

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
