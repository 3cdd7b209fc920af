//! The parcel desk: computes the price of a parcel to a postcode.
//!
//! | file | holds | counts in |
//! |---|---|---|
//! | `decimal` | [`scaled`]: a decimal number as people write it | the smallest unit |
//! | `money` | [`Cents`] and [`Permille`]: amounts, and shares of them | cents |
//! | `parcel` | [`Grams`], [`Size`], [`Parcel`]: the parcel, and whether the desk accepts it | grams, millimetres |
//! | `zone` | [`Postcode`], [`ZoneRow`], [`ZoneMap`]: where it goes | |
//! | `carrier` | [`Carrier`]: answers the desk's questions; [`PriceStep`], a part of an answer | |
//! | `tariff` | [`Tariff`], [`price_of`]: the carrier's printed price list | |
//! | `quote` | [`Quote`], [`premium`]: the parts of a price, and the receipt | cents |
//! | `desk` | [`Desk`]: brings all of these together | |
//!
//! ```
//! use layers::{Cents, Desk, Order, Parcel, Tariff};
//!
//! let tariff: Tariff = "zone A 10000-19999\nprice A 2kg 4.90\n".parse()?;
//! let order = Order {
//!     parcel: Parcel { size: "30x20x10".parse()?, weight: "800g".parse()? },
//!     to: "10115".parse()?,
//!     value: Cents(0),
//! };
//! assert_eq!(Desk::new(tariff).quote(&order)?.total(), Cents(490));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod carrier;
mod decimal;
mod desk;
mod money;
mod parcel;
mod quote;
mod tariff;
mod zone;

pub use carrier::{Carrier, CarrierError, PriceStep};
pub use decimal::{DecimalError, scaled};
pub use desk::{Desk, DeskError, Order};
pub use money::{Cents, Permille};
pub use parcel::{Grams, Parcel, ParcelError, Refusal, Size};
pub use quote::{Quote, premium};
pub use tariff::{Problem, Tariff, TariffError, price_of};
pub use zone::{Postcode, Zone, ZoneError, ZoneMap, ZoneRow};
