//! The carrier of the parcels: what the desk asks it, and what it answers.

use thiserror::Error;

use crate::money::{Cents, Permille};
use crate::parcel::Grams;
use crate::zone::{Zone, ZoneRow};

/// Carries the parcels, and knows the prices.
pub trait Carrier {
    /// The list of zones, in the carrier's order. If several rows contain a postcode, the first of them counts.
    ///
    /// # Errors
    /// [`CarrierError`], if the carrier does not answer.
    fn zones(&self) -> Result<Vec<ZoneRow>, CarrierError>;

    /// The price list of a zone, in any order. It is empty if the carrier does not serve the zone.
    ///
    /// # Errors
    /// [`CarrierError`], if the carrier does not answer.
    fn prices(&self, zone: Zone) -> Result<Vec<PriceStep>, CarrierError>;

    /// The surcharge in a zone for a parcel of so many billed kilograms, rounded up; 0, if there is none.
    ///
    /// # Errors
    /// [`CarrierError`], if the carrier does not answer.
    fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError>;

    /// The surcharge for fuel, as a share of the transport: the price in the tariff plus the surcharge for a heavy
    /// parcel, without the insurance.
    ///
    /// # Errors
    /// [`CarrierError`], if the carrier does not answer.
    fn fuel(&self) -> Result<Permille, CarrierError>;
}

/// Why the carrier does not answer, in the carrier's own words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct CarrierError(pub String);

/// A step of a price list: the price of a parcel up to and including a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceStep {
    /// The heaviest weight of the step.
    pub up_to: Grams,
    /// What it costs.
    pub price: Cents,
}
