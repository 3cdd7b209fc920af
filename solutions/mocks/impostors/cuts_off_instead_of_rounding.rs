//! title: Cuts off instead of rounding
//! severity: minor
//! seen by: unit::wind::kilometres_per_hour_become_tenths_of_metres_per_second
//! rule: The wind in our unit, rounded to the nearest tenth.
//! asks: what becomes of a wind that lies between two tenths?
//!
//! `as u32` without `round` cuts the rest off. A wind of 24.49999 m/s, which is what 24.5 m/s may look like after a
//! division, is no storm.
//!
//! Whoever turns a float into a whole number decides how, by writing it or by forgetting it.

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
