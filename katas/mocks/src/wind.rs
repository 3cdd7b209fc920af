//! The wind: the service's type and ours.

use std::fmt;

use serde::Deserialize;

/// The answer of the weather service.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Observation {
    /// The mean wind in kilometres per hour. Never negative.
    pub wind: f64,
}

impl Observation {
    /// The wind in our unit, rounded to the nearest tenth.
    ///
    /// A wind that is too strong for the type is the strongest that there is.
    #[must_use]
    pub fn speed(&self) -> Wind {
        todo!()
    }
}

/// The speed of the wind in tenths of a metre per second: `Wind(245)` is 24.5 m/s.
///
/// Tenths, because the Beaufort scale uses them. Whole numbers, because two floats that should be equal often are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wind(pub u32);

impl fmt::Display for Wind {
    /// In metres per second, with one digit behind the point: `24.5 m/s`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

/// How strong the storm is. A higher level is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// From 17.2 m/s, Beaufort 8.
    Gale,
    /// From 24.5 m/s, Beaufort 10.
    Storm,
    /// From 32.7 m/s, Beaufort 12.
    Hurricane,
}

impl Level {
    /// The level of a wind, or `None` if it needs no alert.
    ///
    /// Source: the scale of Beaufort, in the equivalents of the World Meteorological Organization.
    #[must_use]
    pub fn of(wind: Wind) -> Option<Self> {
        todo!()
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Gale => "gale",
            Self::Storm => "storm",
            Self::Hurricane => "hurricane",
        })
    }
}
