//! The parcel desk: a parcel and a postcode in, a price out.
//!
//! | file | holds | counts in |
//! |---|---|---|
//! | `decimal` | [`scaled`]: a decimal number as somebody writes it | the smallest unit |
//! | `money` | [`Cents`] and [`Permille`]: amounts, and shares of them | cents |
//! | `parcel` | [`Grams`], [`Size`], [`Parcel`]: what is sent, and whether it is taken | grams, millimetres |
//! | `zone` | [`Postcode`], [`ZoneRow`], [`ZoneMap`]: where it goes | |
//! | `carrier` | [`Carrier`]: whom the desk asks, and [`PriceStep`], a part of the answer | |
//! | `tariff` | [`Tariff`], [`price_of`]: what the carrier has printed | |
//! | `quote` | [`Quote`], [`premium`]: what a price is made of, and how it looks | cents |
//! | `desk` | [`Desk`]: where all of these meet | |
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
