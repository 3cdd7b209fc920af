//! title: Reads km/h as m/s
//! severity: critical
//! seen by: unit::wind::kilometres_per_hour_become_tenths_of_metres_per_second
//! rule: The program counts in tenths of m/s, rounded to the nearest tenth: 1 m/s is 3.6 km/h.
//! asks: in which unit does the service count, and in which unit is the scale?
//!
//! The code uses the number as it comes. 97 km/h are a storm, and 97 m/s are more than almost any wind ever measured.
//! A breeze of 20 km/h becomes a gale, and wakes people.
//!
//! A unit that only a comment names is easily lost. A test with a number in km/h and its level sees it.

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
