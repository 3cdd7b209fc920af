//! title: Finds no quiet hours across midnight
//! severity: critical
//! seen by: unit::quiet::quiet_hours_go_on_across_midnight
//! rule: If the end is an earlier time of day than the beginning, it is on the next day.
//! asks: which times are quiet when the quiet hours begin in the evening and end in the morning?
//!
//! `from <= time && time < to` is right from 13:00 to 15:00. From 22:00 to 06:00 no time satisfies both, so it is
//! never quiet. Everyone on the list wakes up for a gale.
//!
//! Tests with hours of one day pass. A test needs quiet hours that go across midnight.

mod quiet {
    impl QuietHours {
        pub fn contains(&self, time: TimeOfDay) -> bool {
            self.from <= time && time < self.to
        }
    }
}
