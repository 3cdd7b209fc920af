//! title: Shows a wind with seven digits at most
//! severity: minor
//! seen by: unit::alert::a_wind_is_written_with_one_digit_behind_the_point
//! rule: Every wind is written exactly, up to the largest `Wind`.
//! asks: how is the largest wind written that the type can hold?
//!
//! The code divides an `f32` by ten. An `f32` has 24 bits, which are seven digits, so a larger number loses its last
//! digits. No storm is that strong. But the same line in a bill or a counter is wrong without a warning.
//!
//! A test with an ordinary number never sees it. One with the largest number of the type does.

mod wind {
    impl fmt::Display for Wind {
        #[expect(clippy::cast_precision_loss, reason = "that is the mistake")]
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "{:.1} m/s", self.0 as f32 / 10.0)
        }
    }
}
