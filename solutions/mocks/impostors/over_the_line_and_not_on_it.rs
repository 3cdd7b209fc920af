//! title: Over the line, and not on it
//! severity: minor
//! seen by: unit::wind::a_level_begins_at_its_speed
//! rule: From 24.5 m/s, Beaufort 10.
//! asks: which level has a wind that lies exactly on a line of the scale?
//!
//! A storm begins *above* 24.5 m/s. The scale says: at 24.5.
//!
//! The same mistake at three lines, and none of the numbers in between can see it.

mod wind {
    impl Level {
        pub fn of(wind: Wind) -> Option<Self> {
            match wind.0 {
                328.. => Some(Self::Hurricane),
                246.. => Some(Self::Storm),
                173.. => Some(Self::Gale),
                _ => None,
            }
        }
    }
}
