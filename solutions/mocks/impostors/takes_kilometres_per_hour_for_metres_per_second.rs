//! title: Takes km/h for m/s
//! severity: critical
//! seen by: unit::wind::kilometres_per_hour_become_tenths_of_metres_per_second
//! rule: The program counts in tenths of m/s, rounded to the nearest tenth: 1 m/s is 3.6 km/h.
//! asks: in which unit does the service count, and in which unit is the scale?
//!
//! The number is taken as it comes. 97 is a storm in km/h, and in m/s it is more wind than has ever been measured; a
//! breeze of 20 km/h becomes a gale.
//!
//! A unit that is nowhere but in a comment gets lost between two modules. An example with both numbers in it keeps it.

mod wind {
    impl Observation {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "as in the reference"
        )]
        pub fn speed(&self) -> Wind {
            Wind((self.wind * 10.0).round() as u32)
        }
    }
}
