//! title: An empty night is a whole day
//! severity: major
//! seen by: unit::quiet::a_day_is_its_quiet_hours_and_the_others
//! rule: If both ends are the same, no minute is quiet.
//! asks: which times are quiet when both ends of the quiet hours are the same?
//!
//! `from < to` decides which of the two rules counts, so that 08:00 to 08:00 is taken for a night: everything from
//! 08:00 on, and everything before it. Somebody wanted no quiet hours, and got nothing else.
//!
//! A law that compares the quiet hours with what is left of the day finds the one case that nobody thinks of.

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
