//! The desk brings all parts together: it checks a parcel, asks the carrier, and names a price.

use std::ops::Range;

use thiserror::Error;

use crate::carrier::{Carrier, CarrierError};
use crate::money::Cents;
use crate::parcel::{Grams, Parcel, Refusal};
use crate::quote::{Quote, premium};
use crate::tariff::price_of;
use crate::zone::{Postcode, Zone, ZoneMap, ZoneRow};

/// An order to carry a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The parcel.
    pub parcel: Parcel,
    /// Where it goes.
    pub to: Postcode,
    /// The value of its content, for the insurance.
    pub value: Cents,
}

/// Why there is no price.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DeskError {
    /// The desk refuses the parcel.
    #[error("the parcel is not taken")]
    Refused(#[from] Refusal),
    /// No row of the carrier's list contains the postcode.
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

    /// The price of an order. It is the sum of four parts: the tariff's price for zone and billed weight, the surcharge
    /// for a heavy parcel (also by billed weight), the carrier's surcharge for fuel on these two, and the premium.
    ///
    /// # Errors
    /// [`DeskError`]. If the desk refuses the parcel, it does not call the carrier, because the carrier charges for
    /// questions. If the carrier does not answer one, there is no price.
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
        // In the carrier's order, which is their precedence.
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

    /// The surcharge for a heavy parcel.
    fn heavy(&self, zone: Zone, billed: Grams) -> Result<Cents, DeskError> {
        // Each unit has its own function. A bare `.0` would not name the unit.
        Ok(self.carrier.surcharge(zone, billed.kilograms())?)
    }

    /// The surcharge for fuel.
    fn fuel(&self, quote: &Quote) -> Result<Cents, DeskError> {
        let transport = quote.base + quote.heavy;
        Ok(transport.share(self.carrier.fuel()?))
    }
}

/// A row of the list, in the form that the map needs.
fn range_of(row: &ZoneRow) -> (Range<u32>, Zone) {
    // The row knows whether its ends belong to it, so no other code has to know.
    (row.codes(), row.zone)
}
