//! The carrier's printed price list: zones, prices and surcharges, one per line.

use std::str::FromStr;

use thiserror::Error;

use crate::carrier::{Carrier, CarrierError, PriceStep};
use crate::decimal::{DecimalError, scaled};
use crate::money::{Cents, Permille};
use crate::parcel::{Grams, ParcelError};
use crate::zone::{Zone, ZoneError, ZoneRow};

/// The price of a parcel of this weight: that of the lowest step that it fits into. The steps may be in any
/// order. `None`, if the parcel is too heavy for all of them.
#[must_use]
pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
    steps
        .iter()
        .filter(|step| weight < step.up_to)
        .min_by_key(|step| step.up_to)
        .map(|step| step.price)
}

/// A carrier's tariff, read from a text with one fact in a line:
///
/// ```text
/// # a comment
/// zone A 10000-19999      both postcodes belong to the zone; of several rows the first counts
/// price A 2kg 4.90        a parcel for zone A of up to 2 kg
/// heavy A 10 2.50         what is added in zone A from 10 started kilograms on
/// fuel 7.5                the surcharge for fuel, in per cent; without such a line it is 0
/// ```
///
/// White space separates the words. Empty lines, and everything from a `#` on, are ignored. Zone rows may overlap. A
/// price for the same zone and weight, a surcharge for the same zone and kilograms, and `fuel` may occur only once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tariff {
    zones: Vec<ZoneRow>,
    prices: Vec<(Zone, PriceStep)>,
    heavy: Vec<Heavy>,
    fuel: Option<Permille>,
}

/// A surcharge of a zone, and from how many kilograms on it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heavy {
    zone: Zone,
    from: u32,
    amount: Cents,
}

/// Why a text is no tariff, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct TariffError {
    /// The first line that is wrong, counted from 1. Comments and empty lines are lines too.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a line of a tariff.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// A line that begins with none of the four words.
    #[error("{0:?} is no kind of line: there are zone, price, heavy and fuel")]
    UnknownKind(String),
    /// A line with too many words or too few.
    #[error("it should look like `{0}`")]
    Shape(&'static str),
    /// A zone row that ends before it begins.
    #[error("the last postcode comes before the first")]
    Backwards,
    /// A fact that an earlier line has stated.
    #[error("that has been said in another line")]
    Twice,
    /// An invalid postcode or zone.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// An invalid weight.
    #[error(transparent)]
    Weight(#[from] ParcelError),
    /// An invalid number.
    #[error(transparent)]
    Number(#[from] DecimalError),
}

impl Carrier for Tariff {
    fn zones(&self) -> Result<Vec<ZoneRow>, CarrierError> {
        Ok(self.zones.clone())
    }

    fn prices(&self, zone: Zone) -> Result<Vec<PriceStep>, CarrierError> {
        let steps = self.prices.iter().filter(|(of, _)| *of == zone);
        Ok(steps.map(|(_, step)| *step).collect())
    }

    fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError> {
        let row = self
            .heavy
            .iter()
            .filter(|heavy| heavy.zone == zone && heavy.from <= kilograms)
            .max_by_key(|heavy| heavy.from);
        Ok(row.map_or(Cents(0), |heavy| heavy.amount))
    }

    fn fuel(&self) -> Result<Permille, CarrierError> {
        Ok(self.fuel.unwrap_or_default())
    }
}

impl FromStr for Tariff {
    type Err = TariffError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut tariff = Self::default();
        for (index, line) in text.lines().enumerate() {
            tariff
                .add(without_comment(line))
                .map_err(|problem| TariffError {
                    line: index + 1,
                    problem,
                })?;
        }
        Ok(tariff)
    }
}

impl Tariff {
    /// Adds the fact of a line.
    fn add(&mut self, line: &str) -> Result<(), Problem> {
        let words: Vec<_> = line.split_whitespace().collect();
        match words[..] {
            [] => Ok(()),
            ["zone", zone, codes] => self.add_zone(zone, codes),
            ["price", zone, up_to, price] => self.add_price(zone, up_to, price),
            ["heavy", zone, from, amount] => self.add_heavy(zone, from, amount),
            ["fuel", rate] => self.add_fuel(rate),
            ["zone", ..] => Err(Problem::Shape("zone A 10000-19999")),
            ["price", ..] => Err(Problem::Shape("price A 2kg 4.90")),
            ["heavy", ..] => Err(Problem::Shape("heavy A 10 2.50")),
            ["fuel", ..] => Err(Problem::Shape("fuel 7.5")),
            [kind, ..] => Err(Problem::UnknownKind(kind.to_owned())),
        }
    }

    fn add_zone(&mut self, zone: &str, codes: &str) -> Result<(), Problem> {
        let Some((first, last)) = codes.split_once('-') else {
            return Err(Problem::Shape("zone A 10000-19999"));
        };
        let row = ZoneRow {
            zone: zone.parse()?,
            first: first.parse()?,
            last: last.parse()?,
        };
        if row.last < row.first {
            return Err(Problem::Backwards);
        }
        self.zones.push(row);
        Ok(())
    }

    fn add_price(&mut self, zone: &str, up_to: &str, price: &str) -> Result<(), Problem> {
        let zone = zone.parse()?;
        let step = PriceStep {
            up_to: up_to.parse()?,
            price: price.parse()?,
        };
        let known = |(of, other): &(Zone, PriceStep)| *of == zone && other.up_to == step.up_to;
        if self.prices.iter().any(known) {
            return Err(Problem::Twice);
        }
        self.prices.push((zone, step));
        Ok(())
    }

    fn add_heavy(&mut self, zone: &str, from: &str, amount: &str) -> Result<(), Problem> {
        let heavy = Heavy {
            zone: zone.parse()?,
            from: scaled(from, 0)?,
            amount: amount.parse()?,
        };
        let known = |other: &Heavy| other.zone == heavy.zone && other.from == heavy.from;
        if self.heavy.iter().any(known) {
            return Err(Problem::Twice);
        }
        self.heavy.push(heavy);
        Ok(())
    }

    fn add_fuel(&mut self, rate: &str) -> Result<(), Problem> {
        if self.fuel.is_some() {
            return Err(Problem::Twice);
        }
        self.fuel = Some(rate.parse()?);
        Ok(())
    }
}

/// A line up to its comment.
fn without_comment(line: &str) -> &str {
    line.split_once('#').map_or(line, |(fact, _)| fact)
}
