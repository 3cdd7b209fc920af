//! Where everything meets: the desk takes a parcel, asks the carrier, and names a price.

use std::ops::Range;

use thiserror::Error;

use crate::carrier::{Carrier, CarrierError};
use crate::money::Cents;
use crate::parcel::{Grams, Parcel, Refusal};
use crate::quote::{Quote, premium};
use crate::tariff::price_of;
use crate::zone::{Postcode, Zone, ZoneMap, ZoneRow};

/// What somebody wants to have carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The parcel.
    pub parcel: Parcel,
    /// Where it goes.
    pub to: Postcode,
    /// What it is worth, for the insurance.
    pub value: Cents,
}

/// Why there is no price.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DeskError {
    /// The desk does not take the parcel.
    #[error("the parcel is not taken")]
    Refused(#[from] Refusal),
    /// No row of the carrier's list holds the postcode.
    #[error("nothing is carried to {0}")]
    NoZone(Postcode),
    /// The price list of the zone ends before the weight, or is empty.
    #[error("there is no price for {billed} in zone {zone}")]
    NoPrice {
        /// The zone.
        zone: Zone,
        /// The weight that would be billed.
        billed: Grams,
    },
    /// The carrier does not answer. A price without the answer would be a guess.
    #[error("the carrier does not answer")]
    Carrier(#[from] CarrierError),
}

/// The desk.
#[derive(Debug, Clone)]
pub struct Desk<C> {
    carrier: C,
}

impl<C: Carrier> Desk<C> {
    /// A desk that works with this carrier.
    pub fn new(carrier: C) -> Self {
        Self { carrier }
    }

    /// What it costs to have a parcel carried: the price of its zone and billed weight, what is added for a heavy
    /// parcel (by the billed weight too), the carrier's surcharge for fuel on these two, and the premium.
    ///
    /// # Errors
    /// [`DeskError`]. The carrier is not asked about a parcel that is refused, since it charges for questions; and if
    /// it does not answer one, there is no price.
    pub fn quote(&self, order: &Order) -> Result<Quote, DeskError> {
        order.parcel.check()?;
        let zone = self.zone(order.to)?;
        let mut quote = Quote {
            zone,
            weight: order.parcel.weight,
            volume: order.parcel.size.volumetric(),
            base: Cents(0),
            heavy: Cents(0),
            fuel: Cents(0),
            insurance: premium(order.value),
        };
        quote.base = self.base(zone, quote.billed())?;
        quote.heavy = self.heavy(zone, quote.billed())?;
        quote.fuel = self.fuel(&quote)?;
        Ok(quote)
    }

    /// The zone of a postcode.
    fn zone(&self, to: Postcode) -> Result<Zone, DeskError> {
        // As the carrier has them: their order is their precedence.
        let rows = self.carrier.zones()?;
        ZoneMap::new(rows.iter().map(range_of))
            .zone_of(to)
            .ok_or(DeskError::NoZone(to))
    }

    /// The price in the tariff.
    fn base(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
        let steps = self.carrier.prices(zone)?;
        price_of(&steps, billed).ok_or(DeskError::NoPrice { zone, billed })
    }

    /// What is added for a heavy parcel.
    fn heavy(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
        // The type has a name for each unit that it can be had in. A bare `.0` would say nothing about any.
        Ok(self.carrier.surcharge(zone, billed.kilograms())?)
    }

    /// What is added for fuel.
    fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
        let transport = quote.base + quote.heavy;
        Ok(transport.share(self.carrier.fuel()?))
    }
}

/// A row of the list, as the map takes it.
fn range_of(row: &ZoneRow) -> (Range<u32>, Zone) {
    // The row knows what its ends mean. Whoever takes them apart has to know it once more.
    (row.codes(), row.zone)
}
