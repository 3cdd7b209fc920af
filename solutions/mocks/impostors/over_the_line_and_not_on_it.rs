//! title: Begins a level above its wind
//! severity: minor
//! seen by: unit::wind::a_level_begins_at_its_speed
//! rule: from 24.5 m/s | storm (10)
//! asks: which level has a wind that is exactly at a limit of the scale?
//!
//! The author wrote "above 24.5 m/s", and the scale says "from 24.5 m/s". A storm of exactly this wind counts as a
//! gale.
//!
//! All three limits have the mistake. Only tests with exactly these winds see it.

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
