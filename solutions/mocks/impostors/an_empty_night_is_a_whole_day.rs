//! title: Keeps the whole day quiet if both ends are the same
//! severity: major
//! seen by: unit::quiet::a_day_is_its_quiet_hours_and_the_others
//! rule: If both ends are the same, no minute is quiet.
//! asks: which times are quiet when both ends of the quiet hours are the same?
//!
//! `from < to` decides between the rule for a day and the rule for a night. From 08:00 to 08:00 then counts as a
//! night, and every minute is quiet. A user who wanted no quiet hours gets no alerts at all, except for hurricanes.
//!
//! A test with equal ends sees it. So does a property test that compares the quiet hours with the rest of the day.

mod quiet {
    impl QuietHours {
        pub fn contains(&self, time: TimeOfDay) -> bool {
            if self.from < self.to {
                self.from <= time && time < self.to
            } else {
                self.from <= time || time < self.to
            }
        }
    }
}
