//! title: Divides by 3.6 and takes tenths then
//! freedom: algorithm
//! rule: The program counts in tenths of m/s, rounded to the nearest tenth: 1 m/s is 3.6 km/h.
//!
//! The README says what the speed is, and not how the code computes it. This version divides by 3.6 first, and then
//! counts in tenths.

mod wind {
    impl Observation {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` gives the nearest `u32` for a float that is none, which is what is promised here"
        )]
        pub fn speed(&self) -> Wind {
            Wind((self.wind / 3.6 * 10.0).round() as u32)
        }
    }
}
