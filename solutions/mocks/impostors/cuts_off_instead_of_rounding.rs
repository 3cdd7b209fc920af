//! title: Rounds the wind down
//! severity: minor
//! seen by: unit::wind::kilometres_per_hour_become_tenths_of_metres_per_second
//! rule: The program counts in tenths of m/s, rounded to the nearest tenth: 1 m/s is 3.6 km/h.
//! asks: what happens to a wind that lies between two tenths?
//!
//! `as u32` without `round` drops the rest. After a division, 24.5 m/s can look like 24.49999 m/s, and then a storm
//! is only a gale.
//!
//! A test needs a wind that lies between two tenths, and nearer to the upper one.

mod wind {
    impl Observation {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "as in the reference"
        )]
        pub fn speed(&self) -> Wind {
            Wind((self.wind / 0.36) as u32)
        }
    }
}
