//! title: Counts both ends from the first quiet minute
//! freedom: algorithm
//! rule: Quiet hours include their first minute and exclude their end
//!
//! The README says which minutes are quiet, and not how the code finds out. This version has no special case for
//! midnight. It counts both times from the first quiet minute.

mod quiet {
    impl QuietHours {
        pub fn contains(&self, time: TimeOfDay) -> bool {
            let since_the_first = |time: TimeOfDay| {
                (time.minutes + MINUTES_A_DAY - self.from.minutes) % MINUTES_A_DAY
            };
            since_the_first(time) < since_the_first(self.to)
        }
    }
}
