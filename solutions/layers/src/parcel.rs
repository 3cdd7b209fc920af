//! A parcel: its weight, its size, and whether the desk accepts it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::decimal::{DecimalError, scaled};

/// The longest side that the desk accepts, in millimetres.
const LONGEST: u32 = 1200;
/// The largest length and girth together that the desk accepts, in millimetres.
const LARGEST: u64 = 3000;
/// The heaviest weight that the desk accepts.
const HEAVIEST: Grams = Grams(31_500);
/// How many cubic millimetres are billed as a gram. Many carriers divide cubic centimetres by 5000 to get kilograms,
/// which is the same.
const VOLUME_OF_A_GRAM: u128 = 5000;

/// A weight, counted in grams. It is read as `800g` or `1.25kg`, and shown as `0.800 kg`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grams(pub u32);

/// The sides of a parcel in millimetres, in the order of the text. They are read as centimetres, with at most one
/// digit behind the point: `30x20x12.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The first side of the text.
    pub length: u32,
    /// The second.
    pub width: u32,
    /// The third.
    pub height: u32,
}

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parcel {
    /// How large it is.
    pub size: Size,
    /// What the scale says.
    pub weight: Grams,
}

/// Why a text is no weight or no size.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParcelError {
    /// A weight that does not end in `g` or `kg`.
    #[error("{0:?} is no weight: it has to end in g or kg")]
    NoUnit(String),
    /// A size that is not three sides with an `x` between them.
    #[error("{0:?} is no size: it takes three sides, such as 30x20x12.5")]
    NotThreeSides(String),
    /// A weight or a side of 0.
    #[error("{0:?} is nothing: a parcel has a weight and three sides")]
    Zero(String),
    /// An invalid number in it.
    #[error(transparent)]
    Number(#[from] DecimalError),
}

/// Why the desk refuses a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Its longest side is longer than 120 cm.
    #[error("its longest side has {0} mm, and 1200 mm is the limit")]
    TooLong(u32),
    /// Length and girth together are more than 300 cm.
    #[error("length and girth together have {0} mm, and 3000 mm is the limit")]
    TooLarge(u64),
    /// It weighs more than 31.5 kg.
    #[error("it weighs {0}, and 31.500 kg is the limit")]
    TooHeavy(Grams),
}

impl Grams {
    /// The weight in kilograms, rounded up.
    #[must_use]
    pub fn kilograms(self) -> u32 {
        self.0.div_ceil(1000)
    }
}

impl Size {
    /// Length and girth together, in millimetres: the longest side plus twice the sum of the other two. The order of
    /// the sides makes no difference.
    #[must_use]
    pub fn length_and_girth(self) -> u64 {
        let [length, width, height] = self.sides().map(u64::from);
        let longest = u64::from(self.longest());
        longest + 2 * (length + width + height - longest)
    }

    /// The volumetric weight: a gram for every 5000 cubic millimetres, rounded up. A result that does not fit is
    /// `u32::MAX`.
    #[must_use]
    pub fn volumetric(self) -> Grams {
        let volume: u128 = self.sides().map(u128::from).iter().product();
        Grams(u32::try_from(volume.div_ceil(VOLUME_OF_A_GRAM)).unwrap_or(u32::MAX))
    }

    fn longest(self) -> u32 {
        self.length.max(self.width).max(self.height)
    }

    fn sides(self) -> [u32; 3] {
        [self.length, self.width, self.height]
    }
}

impl Parcel {
    /// Whether the desk accepts it: the longest side has at most 1200 mm, length and girth together at most 3000
    /// mm, and the weight is at most 31.5 kg. The volumetric weight has no limit.
    ///
    /// # Errors
    /// The first [`Refusal`] that applies, in this order.
    pub fn check(&self) -> Result<(), Refusal> {
        let longest = self.size.longest();
        if longest > LONGEST {
            return Err(Refusal::TooLong(longest));
        }
        let length_and_girth = self.size.length_and_girth();
        if length_and_girth > LARGEST {
            return Err(Refusal::TooLarge(length_and_girth));
        }
        if self.weight > HEAVIEST {
            return Err(Refusal::TooHeavy(self.weight));
        }
        Ok(())
    }
}

impl FromStr for Grams {
    type Err = ParcelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // `kg` first, because it also ends in `g`.
        let grams = if let Some(kilograms) = text.strip_suffix("kg") {
            scaled(kilograms, 3)?
        } else if let Some(grams) = text.strip_suffix('g') {
            scaled(grams, 0)?
        } else {
            return Err(ParcelError::NoUnit(text.to_owned()));
        };
        if grams == 0 {
            return Err(ParcelError::Zero(text.to_owned()));
        }
        Ok(Self(grams))
    }
}

impl fmt::Display for Grams {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:03} kg", self.0 / 1000, self.0 % 1000)
    }
}

impl FromStr for Size {
    type Err = ParcelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sides: Vec<_> = text.split('x').collect();
        let [length, width, height] = sides[..] else {
            return Err(ParcelError::NotThreeSides(text.to_owned()));
        };
        let size = Self {
            length: scaled(length, 1)?,
            width: scaled(width, 1)?,
            height: scaled(height, 1)?,
        };
        if size.sides().contains(&0) {
            return Err(ParcelError::Zero(text.to_owned()));
        }
        Ok(size)
    }
}
