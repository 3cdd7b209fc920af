//! Who carries the parcels: what the desk asks, and what comes back.

use thiserror::Error;

use crate::money::{Cents, Permille};
use crate::parcel::Grams;
use crate::zone::{Zone, ZoneRow};

/// Whoever carries the parcels, and says what that costs.
pub trait Carrier {
    /// The list of zones, in the carrier's order. Where several rows hold a postcode, the first of them counts.
    ///
    /// # Errors
    /// [`CarrierError`], if there is no answer.
    fn zones(&self) -> Result<Vec<ZoneRow>, CarrierError>;

    /// The price list of a zone, in any order. It is empty, if nothing is carried there.
    ///
    /// # Errors
    /// [`CarrierError`], if there is no answer.
    fn prices(&self, zone: Zone) -> Result<Vec<PriceStep>, CarrierError>;

    /// What is added in a zone for a parcel that is billed at so many kilograms, started ones included; 0, if nothing
    /// is.
    ///
    /// # Errors
    /// [`CarrierError`], if there is no answer.
    fn surcharge(&self, zone: Zone, kilograms: u32) -> Result<Cents, CarrierError>;

    /// The surcharge for fuel, as a share of what the transport costs: the price in the tariff and what is added for a
    /// heavy parcel. An insurance is no transport.
    ///
    /// # Errors
    /// [`CarrierError`], if there is no answer.
    fn fuel(&self) -> Result<Permille, CarrierError>;
}

/// Why the carrier does not answer, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct CarrierError(pub String);

/// A step of a price list: what a parcel costs up to a weight, which belongs to the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceStep {
    /// The heaviest weight of the step.
    pub up_to: Grams,
    /// What it costs.
    pub price: Cents,
}
