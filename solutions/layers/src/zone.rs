//! Postcodes, and the zones that they belong to.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use thiserror::Error;

/// A postcode: five digits, of which the first may be 0. It is shown with all five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Postcode(u32);

/// A zone of the carrier: a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(char);

/// A row of the carrier's printed list: a zone, its first postcode, and its last one, which both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneRow {
    /// The zone.
    pub zone: Zone,
    /// The first postcode that belongs to it.
    pub first: Postcode,
    /// The last postcode that belongs to it.
    pub last: Postcode,
}

/// Ranges of postcodes, each with its zone, in the order of their precedence.
#[derive(Debug, Clone)]
pub struct ZoneMap(Vec<(Range<u32>, Zone)>);

/// Why a text is no postcode or no zone.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ZoneError {
    /// Not five digits.
    #[error("{0:?} is no postcode: it has five digits")]
    NoPostcode(String),
    /// Not one capital letter.
    #[error("{0:?} is no zone: it is a capital letter")]
    NoZone(String),
}

impl Postcode {
    /// The postcode with this number. `None`, if that has more than five digits.
    ///
    /// ```
    /// assert_eq!(layers::Postcode::new(1067).map(layers::Postcode::number), Some(1067));
    /// assert_eq!(layers::Postcode::new(100_000), None);
    /// ```
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        (number <= 99_999).then_some(Self(number))
    }

    /// Its number, without leading zeros.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl Zone {
    /// The zone with this letter. `None`, if it is no capital letter from A to Z.
    #[must_use]
    pub fn new(letter: char) -> Option<Self> {
        letter.is_ascii_uppercase().then_some(Self(letter))
    }
}

impl ZoneRow {
    /// The postcodes of the row as a Rust range, which excludes its end.
    #[must_use]
    pub fn codes(&self) -> Range<u32> {
        self.first.0..self.last.0 + 1
    }
}

impl ZoneMap {
    /// A map of these ranges. A range excludes its end, as everywhere in Rust.
    pub fn new(ranges: impl IntoIterator<Item = (Range<u32>, Zone)>) -> Self {
        Self(ranges.into_iter().collect())
    }

    /// The zone of a postcode. If several ranges contain it, the first of them counts.
    #[must_use]
    pub fn zone_of(&self, to: Postcode) -> Option<Zone> {
        let (_, zone) = self.0.iter().find(|(codes, _)| codes.contains(&to.0))?;
        Some(*zone)
    }
}

impl FromStr for Postcode {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ZoneError::NoPostcode(text.to_owned());
        if text.len() != 5 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        text.parse().map(Self).map_err(|_| wrong())
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:05}", self.0)
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut letters = text.chars();
        match (letters.next().and_then(Self::new), letters.next()) {
            (Some(zone), None) => Ok(zone),
            _ => Err(ZoneError::NoZone(text.to_owned())),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
