//! title: Ignores quiet hours across midnight
//! severity: critical
//! seen by: unit::quiet::quiet_hours_go_on_across_midnight
//! rule: They may go across midnight.
//! asks: which times are quiet when the quiet hours begin in the evening and end in the morning?
//!
//! `from <= time && time < to` is right from 13:00 to 15:00. From 22:00 to 06:00 no time is both, so it is never quiet,
//! and the first gale of the autumn wakes everybody.
//!
//! Whoever tests by day with hours of the day will not notice. Times go round, and the place where they do is the
//! example.

mod quiet {
    impl QuietHours {
        pub fn contains(&self, time: TimeOfDay) -> bool {
            self.from <= time && time < self.to
        }
    }
}
