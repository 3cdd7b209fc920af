//! Where it goes: postcodes, and the zones that they belong to.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use thiserror::Error;

/// A postcode: five digits, of which the first may be 0. It is shown with all five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Postcode(pub u32);

/// A zone of the carrier: a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(pub char);

/// A row of the carrier's list, as it is printed: a zone, and from which postcode to which. Both belong to it.
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

impl ZoneRow {
    /// The postcodes of the row as a range of Rust's, the end of which does not belong to it.
    #[must_use]
    pub fn codes(&self) -> Range<u32> {
        self.first.0..self.last.0 + 1
    }
}

impl ZoneMap {
    /// A map of these ranges. The end of a range does not belong to it, as everywhere in Rust.
    pub fn new(ranges: impl IntoIterator<Item = (Range<u32>, Zone)>) -> Self {
        Self(ranges.into_iter().collect())
    }

    /// The zone of a postcode. Where several ranges hold it, the first of them counts.
    #[must_use]
    pub fn zone_of(&self, to: Postcode) -> Option<Zone> {
        let (_, zone) = self.0.iter().find(|(codes, _)| codes.contains(&to.0))?;
        Some(*zone)
    }
}

impl FromStr for Postcode {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let five_digits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        five_digits
            .then(|| text.parse().ok().map(Self))
            .flatten()
            .ok_or_else(|| ZoneError::NoPostcode(text.to_owned()))
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_uppercase() => Ok(Self(letter)),
            _ => Err(ZoneError::NoZone(text.to_owned())),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
